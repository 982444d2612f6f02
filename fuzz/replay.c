/*
 * Runs a fuzz target over every file of a folder, so that each test run replays the committed corpus with any compiler and
 * its sanitizers. Never writes. Called by meson test as `replay_NAME FOLDER`.
 */
#include <dirent.h>
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

/* One file; 0 when it could not be read. */
static int
replay(const char *path)
{
	FILE *f = fopen(path, "rb");
	uint8_t *data = NULL;
	size_t n = 0, room = 0;

	if (f == NULL) {
		fprintf(stderr, "%s: %s\n", path, strerror(errno));
		return 0;
	}
	for (;;) {
		size_t got;

		if (n == room) {
			room = room == 0 ? 4096 : room * 2;
			data = realloc(data, room);
			if (data == NULL)
				abort();
		}
		got = fread(data + n, 1, room - n, f);
		if (got == 0)
			break;
		n += got;
	}
	fclose(f);
	/* A piece of exactly the right size, so that reading one byte too far is seen. */
	uint8_t *exact = malloc(n == 0 ? 1 : n);

	if (exact == NULL)
		abort();
	if (n > 0)
		memcpy(exact, data, n);
	free(data);
	(void)LLVMFuzzerTestOneInput(exact, n);
	free(exact);
	return 1;
}

int
main(int argc, char **argv)
{
	unsigned passed = 0, failed = 0;

	for (int i = 1; i < argc; i++) {
		DIR *d = opendir(argv[i]);

		if (d == NULL) {
			fprintf(stderr, "%s: %s\n", argv[i], strerror(errno));
			failed++;
			continue;
		}
		for (struct dirent *e; (e = readdir(d)) != NULL;) {
			char path[4096];

			if (e->d_name[0] == '.')
				continue;
			if (snprintf(path, sizeof path, "%s/%s", argv[i], e->d_name) >= (int)sizeof path || !replay(path))
				failed++;
			else
				passed++;
		}
		closedir(d);
	}
	printf("%u passed, %u failed\n", passed, failed);
	return failed > 0 || passed == 0;
}
