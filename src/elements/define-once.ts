/** Registers an element. What is registered already stays as it is: a page may load two versions of the package. */
export function defineOnce(name: string, element: CustomElementConstructor): void {
  if (!customElements.get(name)) customElements.define(name, element);
}
