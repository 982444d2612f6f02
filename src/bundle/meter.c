/*
 * The limits of a bundle, on bytes as they really come out: a file, all files, and how much more they are than their packed size.
 * Never believes what an archive says of itself. Called by whatever reads a member's bytes.
 */
#include "bundle/internal.h"

#include <inttypes.h>

#define RATIO_FROM ((uint64_t)16 << 20)         /* smaller files may be packed as well as they like */

void
meter_init(struct meter *m, const struct bundle_limits *limits)
{
	struct bundle_limits l = *limits;

	if (l.file_max == 0)
		l.file_max = (uint64_t)8 << 30;
	if (l.total_max == 0)
		l.total_max = (uint64_t)16 << 30;
	if (l.zip_ratio_max == 0)
		l.zip_ratio_max = 200;
	if (l.zip_files_max == 0)
		l.zip_files_max = 64;
	if (l.cell_max == 0)
		l.cell_max = (size_t)1 << 20;
	if (l.strings_max == 0)
		l.strings_max = (uint64_t)512 << 20;
	*m = (struct meter){.limits = l};
}

void
meter_begin(struct meter *m, uint64_t packed)
{
	m->packed_now = packed;
	m->file_bytes = 0;
	m->stopped = false;
}

bool
meter_past_limits(const struct meter *m)
{
	return m->stopped && (m->stop.rc == RC_TOO_BIG || m->stop.rc == RC_BUSY);
}

/* Sets why; false, so that the caller returns it. */
static bool
stopped(struct meter *m, enum rc rc)
{
	m->stopped = rc != RC_OK;
	return rc == RC_OK;
}

bool
meter_took(struct meter *m, ptrdiff_t got)
{
	const struct bundle_limits *l = &m->limits;

	if (got < 0)
		return stopped(m, err_set(&m->stop, RC_INVALID, "", "读到一半出错，文件不完整或已损坏", "broke off while reading; the file is incomplete or damaged"));
	m->file_bytes += (uint64_t)got;
	m->total_bytes += (uint64_t)got;
	if (m->file_bytes > l->file_max)
		return stopped(m, err_set(&m->stop, RC_TOO_BIG, "", "文件超过 %" PRIu64 " 字节的上限", "the file is longer than the limit of %" PRIu64 " bytes", l->file_max));
	if (m->total_bytes > l->total_max)
		return stopped(m, err_set(&m->stop, RC_TOO_BIG, "", "所有文件合计超过 %" PRIu64 " 字节的上限",
		                          "the files together are longer than the limit of %" PRIu64 " bytes", l->total_max));
	if (m->packed_all > 0) {
		/* a member cannot be larger packed than the archive is, whatever its header says */
		uint64_t packed = m->packed_now < m->packed_all ? m->packed_now : m->packed_all, ratio = l->zip_ratio_max;

		if ((m->file_bytes > RATIO_FROM && m->file_bytes / ratio > packed) || (m->total_bytes > RATIO_FROM && m->total_bytes / ratio > m->packed_all))
			return stopped(m, err_set(&m->stop, RC_TOO_BIG, "", "解开后超过压缩大小的 %" PRIu64 " 倍，疑似压缩炸弹，不再往下读；请直接给文件夹",
			                          "unpacks to more than %" PRIu64 " times its packed size, as a zip bomb does, and is not read further; give the folder instead", ratio));
	}
	return true;
}
