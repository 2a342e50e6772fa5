/**
 * Many patterns in one tree, packed into typed arrays. Matching walks it from each place where a word may begin,
 * which finds the same as Aho–Corasick would and needs no failure links, since labels begin at words.
 */
export class Trie {
  private root = new Int32Array(0x10000)
  private bits = 12
  private parents = new Int32Array(1 << this.bits)
  private codes = new Uint16Array(1 << this.bits)
  private children = new Int32Array(1 << this.bits)
  private used = 0
  private nodes = 1
  private first: number[] = [0]
  private next: number[] = [0]

  /** Adds a pattern; its id is the order in which it came, from 1. */
  add(pattern: string): number {
    let node = 0
    for (let at = 0; at < pattern.length; at++)
      node = this.step(node, pattern.charCodeAt(at)) || this.grow(node, pattern.charCodeAt(at))
    const id = this.next.length
    this.next.push(this.first[node] ?? 0)
    this.first[node] = id
    return id
  }

  /** The node below, or 0. The root is node 0. */
  step(node: number, code: number): number {
    if (node === 0) return this.root[code] ?? 0
    const mask = this.parents.length - 1
    for (let slot = hash(node, code) & mask; ; slot = (slot + 1) & mask) {
      const child = this.children[slot] ?? 0
      if (child === 0) return 0
      if (this.parents[slot] === node && this.codes[slot] === code) return child
    }
  }

  /** The latest pattern that ends at a node, or 0; `nextAt` gives the others. */
  firstAt(node: number): number {
    return this.first[node] ?? 0
  }

  nextAt(pattern: number): number {
    return this.next[pattern] ?? 0
  }

  private grow(node: number, code: number): number {
    const child = this.nodes++
    this.first.push(0)
    if (node === 0) this.root[code] = child
    else {
      if (++this.used * 2 > this.parents.length) this.rehash()
      this.put(node, code, child)
    }
    return child
  }

  private put(node: number, code: number, child: number): void {
    const mask = this.parents.length - 1
    let slot = hash(node, code) & mask
    while (this.children[slot] !== 0) slot = (slot + 1) & mask
    this.parents[slot] = node
    this.codes[slot] = code
    this.children[slot] = child
  }

  private rehash(): void {
    const { parents, codes, children } = this
    this.bits++
    this.parents = new Int32Array(1 << this.bits)
    this.codes = new Uint16Array(1 << this.bits)
    this.children = new Int32Array(1 << this.bits)
    children.forEach((child, slot) => {
      if (child !== 0) this.put(parents[slot] ?? 0, codes[slot] ?? 0, child)
    })
  }
}

function hash(node: number, code: number): number {
  const mixed = Math.imul(node ^ Math.imul(code, 0x85ebca6b), 0x9e3779b1)
  return (mixed ^ (mixed >>> 15)) >>> 0
}
