/*
 * Places and how far apart they are, in whole numbers. Never knows a map. Called by texts.c, similar.c and whoever shows a distance.
 */
#include "insight/internal.h"

#include <stdlib.h>

#define SCALE 10000000                  /* of struct docs: about a centimetre */
#define DEGREE_M 111195                 /* metres of a degree on a great circle */

/* Millionths of the cosine of whole degrees. */
static const int32_t cosines[] = {
	1000000, 999848, 999391, 998630, 997564, 996195, 994522, 992546, 990268, 987688, 984808, 981627, 978148,
	974370, 970296, 965926, 961262, 956305, 951057, 945519, 939693, 933580, 927184, 920505, 913545, 906308,
	898794, 891007, 882948, 874620, 866025, 857167, 848048, 838671, 829038, 819152, 809017, 798636, 788011,
	777146, 766044, 754710, 743145, 731354, 719340, 707107, 694658, 681998, 669131, 656059, 642788, 629320,
	615661, 601815, 587785, 573576, 559193, 544639, 529919, 515038, 500000, 484810, 469472, 453990, 438371,
	422618, 406737, 390731, 374607, 358368, 342020, 325568, 309017, 292372, 275637, 258819, 241922, 224951,
	207912, 190809, 173648, 156434, 139173, 121869, 104528, 87156, 69756, 52336, 34899, 17452, 0,
};

int32_t
place_of(int64_t degrees, int64_t most)
{
	if (degrees < -most * VOCAB_NUM_SCALE || degrees > most * VOCAB_NUM_SCALE)
		return PLACE_NONE;
	return (int32_t)(degrees / (VOCAB_NUM_SCALE / SCALE));
}

int64_t
place_metres(int32_t lon_a, int32_t lat_a, int32_t lon_b, int32_t lat_b)
{
	int64_t dx = llabs((int64_t)lon_a - lon_b), dy = llabs((int64_t)lat_a - lat_b), middle = llabs(((int64_t)lat_a + lat_b) / 2), whole = middle / SCALE, cosine;

	if (dx > (int64_t)180 * SCALE)
		dx = (int64_t)360 * SCALE - dx;
	cosine = whole >= 90 ? 0 : cosines[whole] - (cosines[whole] - cosines[whole + 1]) * (middle % SCALE) / SCALE;
	dx = dx * DEGREE_M / (SCALE / 100) * cosine / 1000000;          /* centimetres */
	dy = dy * DEGREE_M / (SCALE / 100);
	return (int64_t)((root_u64((uint64_t)(dx * dx + dy * dy)) + 50) / 100);
}

int64_t
texts_metres(int64_t lon_a, int64_t lat_a, int64_t lon_b, int64_t lat_b)
{
	int32_t p[] = {place_of(lon_a, 180), place_of(lat_a, 90), place_of(lon_b, 180), place_of(lat_b, 90)};

	for (size_t i = 0; i < COUNT_OF(p); i++)
		if (p[i] == PLACE_NONE)
			return -1;
	return place_metres(p[0], p[1], p[2], p[3]);
}
