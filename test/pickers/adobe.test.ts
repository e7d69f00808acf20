import { adobeVip } from '../operations/platforms/adobe';
import { testLists } from './lists';

testLists(adobeVip, { whole: ['subscriptions'], namedOnce: [], nameless: [], unique: ['code'] });
