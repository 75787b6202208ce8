import 'gan-trainer/define';
