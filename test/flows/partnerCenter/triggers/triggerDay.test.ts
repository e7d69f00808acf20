import { testDay } from '../../triggerDay/testDay';
import { partnerCenter } from '../triggerDay/platform';

testDay(partnerCenter);
