const Sequencer = require('@jest/test-sequencer').default;

/** Folders that run as one file come first: they take longest, and the one that ends last decides how long it all takes. */
module.exports = class GroupsFirst extends Sequencer {
	sort(tests) {
		const isGroup = ({ path }) => path.includes('/test/all/');
		return [...super.sort(tests)].sort((left, right) => Number(isGroup(right)) - Number(isGroup(left)));
	}
};
