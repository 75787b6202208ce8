/** WebGL 2, on a canvas of our own so that a lost context is noticed. */
import { registerBackend, removeBackend, setBackend } from '../tf.js';
import { GPGPUContext, MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import '../random/javascript.js';
import type { Backend, Candidate } from './backend.js';
import { deviceError } from './device-error.js';

/** What the renderers call themselves that run on the CPU. */
const SOFTWARE = /swiftshader|llvmpipe|softpipe|software|basic render/i;

export async function probeWebgl(): Promise<Candidate | string> {
  if (typeof OffscreenCanvas === 'undefined')
    return 'this browser has no OffscreenCanvas for WebGL in a worker';
  const canvas = new OffscreenCanvas(1, 1);
  const gl = canvas.getContext('webgl2', { antialias: false, depth: false, stencil: false });
  if (!gl) return 'the browser offers no WebGL 2';
  // Half precision is known to cripple the training of GANs.
  if (!gl.getExtension('EXT_color_buffer_float')) return 'this WebGL renders no 32-bit numbers';
  const info = gl.getExtension('WEBGL_debug_renderer_info');
  const adapter = String(gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
  return { adapter, software: SOFTWARE.test(adapter), use: () => use(canvas, gl) };
}

async function use(canvas: OffscreenCanvas, gl: WebGL2RenderingContext): Promise<Backend> {
  const context = new GPGPUContext(gl);
  removeBackend('webgl'); // tfjs's own factory would make another context.
  registerBackend('webgl', () => new MathBackendWebGL(context));
  await setBackend('webgl');
  return {
    tfjs: 'webgl',
    machine: undefined,
    settle: () => context.createAndWaitForFence(),
    dispose: () => gl.getExtension('WEBGL_lose_context')?.loseContext(),
    lost: new Promise((resolve) => {
      canvas.addEventListener('webglcontextlost', () => {
        resolve(deviceError('The WebGL context was lost.'));
      });
    }),
  };
}
