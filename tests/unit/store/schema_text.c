/*
 * Prints what a database says of its own tables, normalised: schema_text URL. For tests that compare a database which came from an older
 * schema with one made from nothing (tests/system/test_upgrade.py).
 */
#include "store/store.h"

#include <stdio.h>

int
main(int argc, char **argv)
{
	struct store *s;
	struct buf text;
	struct err err = {0};
	enum rc rc;

	if (argc != 2)
		return 2;
	rc = store_open(argv[1], NULL, &s, &err);
	if (rc == RC_OK) {
		buf_init(&text, 0);
		rc = store_schema_text(s, &text, &err);
		fwrite(text.p, 1, text.n, stdout);
		buf_done(&text);
		store_close(s);
	}
	if (rc != RC_OK)
		fprintf(stderr, "%s\n", err.msg[LANG_EN]);
	return rc == RC_OK ? 0 : 1;
}
