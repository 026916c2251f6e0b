// What assistive technology is told: Chromium's own accessibility tree, in order.

const kStates = ['checked', 'expanded', 'invalid', 'disabled', 'level', 'live', 'focused'];
/// Words are in the names of what holds them, or are compared as texts of their own; what has no name says nothing.
const kSilent = new Set(['none', 'generic', 'InlineTextBox', 'LineBreak', 'ListMarker', 'RootWebArea', 'LabelText']);

/** "role|name|value|states|description" for each node inside `selector`'s element. */
export async function tree(tab, selector = '#twins') {
  const session = await tab.context().newCDPSession(tab);
  try {
    const { root } = await session.send('DOM.getDocument', { depth: 0 });
    const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector });
    const { node: { backendNodeId } } = await session.send('DOM.describeNode', { nodeId });
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    const byId = new Map(nodes.map((node) => [node.nodeId, node]));
    const lines = [];
    const visit = (node) => {
      if (!node.ignored && !kSilent.has(node.role.value)) {
        const states = node.properties?.filter(({ name }) => kStates.includes(name)).map(({ name, value }) => `${name}=${value.value}`) ?? [];
        lines.push([node.role.value, node.name?.value ?? '', node.value?.value ?? '', states.join(' '), node.description?.value ?? ''].join('|'));
      }
      for (const id of node.childIds ?? []) if (byId.has(id)) visit(byId.get(id));
    };
    visit(nodes.find((node) => node.backendDOMNodeId === backendNodeId));
    return lines;
  } finally {
    await session.detach();
  }
}
