/**
 * A set of words as a minimal automaton: hundreds of thousands of inflected forms in a few hundred kilobytes, ready as
 * soon as it is read. An edge is one number: the index of its letter (bits 24–31), whether a word ends with it (23),
 * whether it is the last of its node (22), and where the edges of the next node begin (0–21, 0 for none).
 */
export interface WordGraph {
  alphabet: string;
  edges: Uint32Array;
}

const ENDS = 1 << 23;
const LAST = 1 << 22;
const TARGET = LAST - 1;

/** True if the graph holds a word. */
export function holds({ alphabet, edges }: WordGraph, word: string): boolean {
  let node = 1;
  let ends = false;
  for (const letter of word) {
    const code = alphabet.indexOf(letter);
    if (code < 0 || node === 0) return false;
    let at = node;
    while ((edges[at] ?? 0) >>> 24 !== code) {
      if (((edges[at] ?? LAST) & LAST) !== 0) return false;
      at += 1;
    }
    const edge = edges[at] ?? 0;
    ends = (edge & ENDS) !== 0;
    node = edge & TARGET;
  }
  return ends;
}

interface Node {
  children: Array<{ letter: number; ends: boolean; node: Node | undefined }>;
}

/** Builds the graph of words; they must be sorted by code unit and unique. */
export function graphOf(words: Iterable<string>): WordGraph {
  const letters = new Map<string, number>();
  const register = new Map<string, { node: Node; id: number }>();
  const idOf = new Map<Node, number>();
  const root: Node = { children: [] };
  let path: Node[] = [root];
  let previous = '';

  const freeze = (depth: number): void => {
    for (let at = path.length - 1; at > depth; at -= 1) {
      const node = path[at];
      const child = path[at - 1]?.children.at(-1);
      if (!node || !child) continue;
      if (node.children.length === 0) {
        child.node = undefined;
        continue;
      }
      const key = node.children
        .map((edge) => `${edge.letter}${edge.ends ? '!' : ''}${edge.node ? (idOf.get(edge.node) ?? '') : '-'}`)
        .join(',');
      const known = register.get(key);
      if (known) child.node = known.node;
      else {
        register.set(key, { node, id: register.size });
        idOf.set(node, register.size);
      }
    }
    path = path.slice(0, depth + 1);
  };

  for (const word of words) {
    let shared = 0;
    while (shared < word.length && word[shared] === previous[shared]) shared += 1;
    freeze(shared);
    for (let at = shared; at < word.length; at += 1) {
      const character = word.charAt(at);
      const letter = letters.get(character) ?? letters.size;
      letters.set(character, letter);
      const node: Node = { children: [] };
      path[at]?.children.push({ letter, ends: at === word.length - 1, node });
      path.push(node);
    }
    previous = word;
  }
  freeze(0);
  return { alphabet: [...letters.keys()].join(''), edges: laidOut(root) };
}

function laidOut(root: Node): Uint32Array {
  const startOf = new Map<Node, number>();
  const order: Node[] = [];
  let size = 1;
  const place = (node: Node): void => {
    if (startOf.has(node)) return;
    startOf.set(node, size);
    size += node.children.length;
    order.push(node);
    for (const child of node.children) if (child.node) place(child.node);
  };
  place(root);
  if (size > TARGET) throw new RangeError(`A graph of ${size} edges is too large`);
  const edges = new Uint32Array(size);
  for (const node of order) {
    node.children.forEach(({ letter, ends, node: next }, index) => {
      const target = next ? (startOf.get(next) ?? 0) : 0;
      const last = index === node.children.length - 1 ? LAST : 0;
      edges[(startOf.get(node) ?? 0) + index] = ((letter << 24) | (ends ? ENDS : 0) | last | target) >>> 0;
    });
  }
  return edges;
}

/** The graph as bytes: length of the alphabet, alphabet, then the four bytes of all edges plane by plane. */
export function bytesOf({ alphabet, edges }: WordGraph): Buffer {
  const head = Buffer.from(alphabet, 'utf8');
  const bytes = Buffer.alloc(4 + head.length + edges.length * 4);
  bytes.writeUInt32LE(head.length, 0);
  head.copy(bytes, 4);
  edges.forEach((edge, index) => {
    for (let plane = 0; plane < 4; plane += 1)
      bytes[4 + head.length + plane * edges.length + index] = (edge >>> (plane * 8)) & 0xff;
  });
  return bytes;
}

export function graphFrom(bytes: Buffer): WordGraph {
  const length = bytes.readUInt32LE(0);
  const alphabet = bytes.toString('utf8', 4, 4 + length);
  const planes = bytes.subarray(4 + length);
  const count = planes.length / 4;
  const edges = new Uint32Array(count);
  for (let index = 0; index < count; index += 1) {
    edges[index] =
      ((planes[index] ?? 0) |
        ((planes[count + index] ?? 0) << 8) |
        ((planes[2 * count + index] ?? 0) << 16) |
        ((planes[3 * count + index] ?? 0) << 24)) >>>
      0;
  }
  return { alphabet, edges };
}
