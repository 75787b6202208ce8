/** What one of a team's other threads is told. */
export type TeamMessage =
  | {
      readonly kind: 'load';
      readonly program: number;
      readonly module: WebAssembly.Module;
      readonly memory: WebAssembly.Memory;
      readonly workspace: number;
    }
  | { readonly kind: 'run'; readonly program: number; readonly times: number }
  | { readonly kind: 'unload'; readonly program: number };

/** Its answers: that it is there, and that a program is loaded, or why not. */
export interface TeamAnswer {
  readonly program?: number;
  readonly error?: string;
}

/**
 * All that such a thread does. The source of this function is its script, so nothing outside may be referred to: a script
 * of its own would be one more file for a host to serve.
 */
export function teamThread(): void {
  const programs = new Map<number, (times: number) => void>();
  const tell = (answer: TeamAnswer): void => self.postMessage(answer);

  const load = async ({
    program,
    module,
    memory,
    workspace,
  }: TeamMessage & { kind: 'load' }): Promise<void> => {
    const { exports } = await WebAssembly.instantiate(module, { env: { memory } });
    const help = exports['help'] as (times: number, workspace: number) => void;
    programs.set(program, (times) => help(times, workspace));
  };

  self.onmessage = ({ data }: MessageEvent<TeamMessage>) => {
    switch (data.kind) {
      case 'load':
        void load(data).then(
          () => tell({ program: data.program }),
          (thrown: unknown) => tell({ program: data.program, error: String(thrown) }),
        );
        break;
      case 'run':
        programs.get(data.program)!(data.times);
        break;
      case 'unload':
        programs.delete(data.program);
        break;
    }
  };
  tell({});
}
