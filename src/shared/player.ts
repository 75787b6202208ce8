/** The two players of the game. */
export const PLAYERS = ['discriminator', 'generator'] as const;
export type PlayerName = (typeof PLAYERS)[number];
