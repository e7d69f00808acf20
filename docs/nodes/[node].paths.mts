import { nodePages } from '../.vitepress/nodePages.mts';

export default {
	paths: () => nodePages.map(({ slug, content }) => ({ params: { node: slug }, content })),
};
