import { adobeVip } from '../../../nodes/AdobeVip/vendor';

test('the sandbox is for tests, and any other environment is not', () => {
	expect(adobeVip.testEnvironment?.({ environment: 'sandbox' })).toBe('the sandbox of Adobe VIP Marketplace');
	expect(adobeVip.testEnvironment?.({ environment: 'production' })).toBeUndefined();
	expect(adobeVip.testEnvironment?.({ environment: 'custom' })).toBeUndefined();
});
