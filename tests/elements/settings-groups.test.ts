import { expect } from 'chai';
import { GROUPS, settingsGroups } from '../../src/elements/settings-groups.js';
import type { ConfigInput } from '../../src/shared/config.js';
import { FIELDS } from '../../src/shared/config-fields.js';
import { resolveConfig } from '../../src/shared/config-schema.js';
import { plain } from '../support/plain.js';

const pathsOf = (groups: typeof GROUPS): string[] =>
  groups.flatMap(({ fields }) => fields.map(({ path }) => path));

describe('the groups of the config’s fields', () => {
  it('have every field once', () => {
    expect(pathsOf(GROUPS)).to.have.members(FIELDS.map(({ path }) => path));
  });

  it('leave out what means nothing beside the other fields', () => {
    const paths = (config: ConfigInput): string[] => pathsOf(settingsGroups(resolveConfig(plain(config))));
    expect(paths({})).to.include('penalties.labelSmoothing');
    expect(paths({ objective: 'hinge' })).not.to.include('penalties.labelSmoothing');
    expect(paths({ objective: 'hinge', penalties: { labelSmoothing: 0.1 } }), 'where it counts').to.include(
      'penalties.labelSmoothing',
    );
    expect(paths({ schedule: { kind: 'linear' } })).not.to.include.oneOf([
      'schedule.penalties',
      'schedule.momentum',
    ]);
    expect(
      paths({
        schedule: { kind: 'linear' },
        penalties: { r1: 1 },
        discriminator: { optimizer: { kind: 'sgd' } },
      }),
    ).to.include.members(['schedule.penalties', 'schedule.momentum']);
  });
});
