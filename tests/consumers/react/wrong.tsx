/** What does not compile; and what does of the element that the page does not show. */
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
  // @ts-expect-error: a change is of the config.
  <gan-compare change={7} />,
];

export const right = (
  <gan-compare preset="ring" change={{ k: 2 }} seed="7" ongan-error={({ error }) => error.message}>
    <span slot="caption">Two updates of D for each of G.</span>
  </gan-compare>
);
