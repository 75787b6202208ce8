import DefaultTheme from 'vitepress/theme';
import 'gan-trainer/define';

export default DefaultTheme;
