import { goesOutside, sizeOf } from '../affine.js';
import { inputsOf, nodesOf, type Graph, type Node } from '../graph.js';

type View = Extract<Node, { kind: 'view' }>;

/** How the nodes of a graph are to be computed, before it is known by which kernel. */
export interface Uses {
  /** All nodes that the graph needs, in order. */
  readonly nodes: readonly Node[];
  /** Computed anew by each kernel that needs them, and never stored. */
  readonly inlined: ReadonlySet<Node>;
  /** Views and numbers that are stored as if they were computed, because whoever needs them only reads memory. */
  readonly copied: ReadonlySet<Node>;
}

export function usesOf(graph: Graph): Uses {
  const nodes = nodesOf(graph);
  const consumers = new Map<Node, Node[]>(nodes.map((node) => [node, []]));
  for (const node of nodes) for (const input of new Set(inputsOf(node))) consumers.get(input)!.push(node);
  const wanted = new Set(graph.updates.values());
  const inMemory = new Set(nodes.flatMap(neededInMemory));

  const inlined = new Set<Node>();
  for (const node of nodes) if (isCheapScalar(node, inlined) && !inMemory.has(node)) inlined.add(node);
  // From the end, because what is part of an inlined expression may be inlined itself.
  for (const node of nodes.toReversed()) {
    const only = consumers.get(node)!;
    if (
      node.kind === 'map' &&
      only.length === 1 &&
      !wanted.has(node) &&
      reaches(only[0]!, node, consumers, inlined)
    )
      inlined.add(node);
  }
  const copied = new Set(
    nodes.filter((node) =>
      node.kind === 'view' ? mustCopy(node, consumers) : node.kind === 'number' && inMemory.has(node),
    ),
  );
  return { nodes, inlined, copied };
}

/** Inputs that a kernel reads from memory, and not as part of an expression. */
function neededInMemory(node: Node): readonly Node[] {
  if (node.kind === 'random' || node.kind === 'rows' || node.kind === 'matmul') return inputsOf(node);
  // Only a load can be 0 where a view leads outside.
  return node.kind === 'view' && goesOutside(node) ? [rootOf(node)] : [];
}

/** What views and reshapes are of. */
function rootOf(node: Node): Node {
  return node.kind === 'view' || node.kind === 'reshape' ? rootOf(node.x) : node;
}

/** Arithmetic on single numbers that are there from the start: a kernel of its own would cost more than doing it twice. */
function isCheapScalar(node: Node, inlined: ReadonlySet<Node>): boolean {
  return (
    node.kind === 'map' &&
    sizeOf(node.shape) === 1 &&
    node.inputs.every((input) => {
      const root = input.kind === 'reshape' ? input.x : input;
      return root.kind === 'number' || root.kind === 'source' || inlined.has(root);
    })
  );
}

/** Whether all that a value is for is to be summed up, element by element: then the sum computes it. */
function reaches(
  consumer: Node,
  value: Node,
  consumers: ReadonlyMap<Node, readonly Node[]>,
  inlined: ReadonlySet<Node>,
): boolean {
  if (consumer.kind === 'reduce') return true;
  if (consumer.kind === 'map') return inlined.has(consumer) && sizeOf(consumer.shape) > 1;
  if (consumer.kind !== 'view') return false;
  const next = consumers.get(consumer)!;
  const same = sizeOf(consumer.shape) === sizeOf(value.shape) && !goesOutside(consumer);
  return same && next.length === 1 && reaches(next[0]!, value, consumers, inlined);
}

/** A reshape follows elements in their order, and a matrix product reads its factors without asking what is outside. */
function mustCopy(view: View, consumers: ReadonlyMap<Node, readonly Node[]>): boolean {
  return consumers.get(view)!.some(({ kind }) => {
    if (kind === 'reshape' || kind === 'random' || kind === 'rows') return true;
    return kind === 'matmul' && (goesOutside(view) || view.x.kind === 'view');
  });
}
