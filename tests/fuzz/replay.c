/* SPDX-License-Identifier: GPL-3.0-or-later */
/* replay FILE|FOLDER…: gives each file to the fuzzer, without libFuzzer.  The first that breaks a
 * promise ends it; its name is printed before it is tried. */
#include <dirent.h>
#include <string.h>
#include <sys/stat.h>

#include "fuzz.h"

enum { LONGEST_PATH = 4096, LARGEST_FILE = 1 << 20 };

static size_t replayed;

static void replay_file(const char *path) {
    static char bytes[LARGEST_FILE];
    FILE *file = fopen(path, "rb");
    REQUIRE(file != NULL, "%s cannot be opened", path);
    const size_t length = fread(bytes, 1, sizeof bytes, file);
    REQUIRE(length < sizeof bytes && !ferror(file), "%s cannot be read", path);
    fclose(file);
    fprintf(stderr, "%s\n", path);
    /* A piece of memory of just that size, so that a sanitizer sees what is read behind it. */
    uint8_t *copy = malloc(length > 0 ? length : 1);
    REQUIRE(copy != NULL, "no memory");
    memcpy(copy, bytes, length);
    LLVMFuzzerTestOneInput(copy, length);
    free(copy);
    replayed++;
}

static void replay(const char *path) {
    struct stat about;
    if (stat(path, &about) != 0 || !S_ISDIR(about.st_mode)) {
        replay_file(path);
        return;
    }
    struct dirent **entries;
    const int count = scandir(path, &entries, NULL, alphasort);
    REQUIRE(count >= 0, "%s cannot be listed", path);
    for (int i = 0; i < count; i++) {
        char inside[LONGEST_PATH];
        snprintf(inside, sizeof inside, "%s/%s", path, entries[i]->d_name);
        if (entries[i]->d_name[0] != '.') replay(inside);
        free(entries[i]);
    }
    free(entries);
}

int main(int count, char **words) {
    LLVMFuzzerInitialize(&count, &words);
    for (int i = 1; i < count; i++) replay(words[i]);
    fprintf(stderr, "%zu inputs replayed\n", replayed);
    return replayed > 0 ? 0 : 1;
}
