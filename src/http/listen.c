/*
 * The listening socket: "127.0.0.1:8080", "[::1]:0" or "unix:/run/jieban.sock". Called by server.c at start.
 */
#include "http/internal.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#define BACKLOG 1024

union address { struct sockaddr any; struct sockaddr_in four; struct sockaddr_in6 six; struct sockaddr_un un; };

static bool
parse(const char *text, union address *to, socklen_t *n)
{
	struct str s = str_c(text), host;
	const char *colon = strrchr(text, ':');
	char name[64];
	int64_t port;

	memset(to, 0, sizeof *to);
	if (str_starts(s, STR("unix:"))) {
		if (s.n - 5 == 0 || s.n - 5 >= sizeof to->un.sun_path)
			return false;
		to->un.sun_family = AF_UNIX;
		memcpy(to->un.sun_path, s.p + 5, s.n - 5);
		*n = sizeof to->un;
		return true;
	}
	if (colon == NULL || !str_to_i64(str_c(colon + 1), &port) || port < 0 || port > 65535)
		return false;
	host = (struct str){text, (size_t)(colon - text)};
	if (host.n >= 2 && host.p[0] == '[' && host.p[host.n - 1] == ']')
		host = (struct str){host.p + 1, host.n - 2};
	if (host.n >= sizeof name)
		return false;
	memcpy(name, host.p, host.n);
	name[host.n] = '\0';
	if (inet_pton(AF_INET, name, &to->four.sin_addr) == 1) {
		to->four.sin_family = AF_INET;
		to->four.sin_port = htons((uint16_t)port);
		*n = sizeof to->four;
		return true;
	}
	if (inet_pton(AF_INET6, name, &to->six.sin6_addr) == 1) {
		to->six.sin6_family = AF_INET6;
		to->six.sin6_port = htons((uint16_t)port);
		*n = sizeof to->six;
		return true;
	}
	return false;
}

/* A socket file that nobody listens on any more was left by a server that was killed. */
static void
remove_stale(const union address *a, socklen_t n)
{
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	struct stat st;

	if (fd >= 0 && lstat(a->un.sun_path, &st) == 0 && S_ISSOCK(st.st_mode) && connect(fd, &a->any, n) != 0 && errno == ECONNREFUSED)
		unlink(a->un.sun_path);
	if (fd >= 0)
		close(fd);
}

enum rc
listen_open(struct http *h, struct err *err)
{
	union address a, mine;
	socklen_t n = 0, n_mine = sizeof mine;
	int on = 1, fd;

	if (h->o.listen == NULL || !parse(h->o.listen, &a, &n))
		return err_set(err, RC_INVALID, "listen", "监听地址写错了：%s", "a bad address to listen on: %s", h->o.listen == NULL ? "" : h->o.listen);
	if (a.any.sa_family == AF_UNIX)
		remove_stale(&a, n);
	fd = socket(a.any.sa_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	if (fd >= 0)
		setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
	if (fd < 0 || bind(fd, &a.any, n) != 0 || listen(fd, BACKLOG) != 0 || getsockname(fd, &mine.any, &n_mine) != 0) {
		(void)err_set(err, errno == EADDRINUSE ? RC_CONFLICT : RC_INTERNAL, "listen", "不能监听 %s：%s", "cannot listen on %s: %s", h->o.listen, strerror(errno));
		if (fd >= 0)
			close(fd);
		return err->rc;
	}
	if (a.any.sa_family == AF_UNIX) {
		snprintf(h->socket_path, sizeof h->socket_path, "%s", a.un.sun_path);
		chmod(h->socket_path, 0660);
	} else {
		h->port = ntohs(a.any.sa_family == AF_INET ? mine.four.sin_port : mine.six.sin6_port);
	}
	h->listen_fd = fd;
	return RC_OK;
}
