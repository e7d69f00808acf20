import { readFileSync } from 'node:fs';
import { contractFile, distilledText, referenceExists, SYSTEMS } from '../../scripts/distill-facts';

describe.each(SYSTEMS)('%s', (system) => {
	const exists = referenceExists(system);

	(exists ? test : test.skip)(
		`the contract is what the reference gives today${exists ? '' : ' (not checked: ../shared/facts is not here)'}`,
		() => {
			expect(readFileSync(contractFile(system), 'utf8')).toBe(distilledText(system));
		},
	);
});
