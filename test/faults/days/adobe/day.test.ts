import { testDay } from '../testDay';
import { adobe } from './platform';

testDay(adobe);
