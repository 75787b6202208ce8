/** What does not compile. */
import 'gan-trainer/react';

export const wrong = [
  // @ts-expect-error: there is no such attribute.
  <gan-trainer presett="ring" />,
  // @ts-expect-error: a seed is a number.
  <gan-trainer seed="seven" />,
  // @ts-expect-error: there is no such backend.
  <gan-trainer backend="cuda" />,
  // @ts-expect-error: the event has progress.
  <gan-trainer ongan-progress={({ state }) => state} />,
];
