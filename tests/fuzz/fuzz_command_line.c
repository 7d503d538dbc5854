/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tool with the words of the input, one a line (a NUL parts them too), in a folder with a few
 * small files.  A slash and a double dot lose their meaning, so that no word leads out of it. */
#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fuzz.h"
#include "scratch.h"

enum { MOST_WORDS = 24, LARGEST_FILE = 1 << 14 };

int chiso_tool_main(int count, char **words);

static const char *sandbox;

/* The files that the words may name, and where they come from. */
static const struct fixture {
    const char *name, *source;
} fixtures[] = {
    {"papi.csv", CHISO_FUZZ_DATA "/papi.csv"},
    {"answers.csv", CHISO_FUZZ_DATA "/answers.csv"},
    {"broken.csv", CHISO_FUZZ_DATA "/broken.csv"},
    {"scores.json", CHISO_FUZZ_DATA "/scores.json"},
    {"mine/instrument.csv", CHISO_FUZZ_DATA "/one-stop/instrument.csv"},
    {"mine/nodes.csv", CHISO_FUZZ_DATA "/one-stop/nodes.csv"},
    {"mine/scales.csv", CHISO_FUZZ_DATA "/one-stop/scales.csv"},
};

enum { FIXTURES = sizeof fixtures / sizeof fixtures[0] };

static struct content {
    char bytes[LARGEST_FILE];
    size_t length;
} contents[FIXTURES];

static void keep_fixtures(void) {
    for (size_t i = 0; i < FIXTURES; i++) {
        FILE *file = fopen(fixtures[i].source, "rb");
        REQUIRE(file != NULL, "%s cannot be opened", fixtures[i].source);
        contents[i].length = fread(contents[i].bytes, 1, LARGEST_FILE, file);
        REQUIRE(contents[i].length < LARGEST_FILE, "%s is too large", fixtures[i].source);
        fclose(file);
    }
}

static void fill_sandbox(void) {
    REQUIRE(mkdir("mine", 0777) == 0, "the sandbox is not empty");
    for (size_t i = 0; i < FIXTURES; i++)
        scratch_write(fixtures[i].name, contents[i].bytes, contents[i].length);
}

static size_t entries_of(const char *path) {
    size_t count = 0;
    DIR *folder = opendir(path);
    REQUIRE(folder != NULL, "%s cannot be listed", path);
    while (readdir(folder) != NULL) count++;
    closedir(folder);
    return count;
}

static void empty_sandbox(void) {
    struct dirent **entries;
    const int count = scandir(".", &entries, NULL, NULL);
    for (int i = 0; i < count; i++) {
        if (strcmp(entries[i]->d_name, ".") != 0 && strcmp(entries[i]->d_name, "..") != 0)
            scratch_remove(entries[i]->d_name);
        free(entries[i]);
    }
    free(entries);
}

/* Standard input is a file too. */
static void give_input(void) {
    const int file = open(fixtures[1].source, O_RDONLY);
    REQUIRE(file >= 0 && dup2(file, STDIN_FILENO) == STDIN_FILENO, "standard input");
    if (file != STDIN_FILENO) close(file);
}

int LLVMFuzzerInitialize(int *count, char ***words) {
    (void)count, (void)words;
    sandbox = scratch_path(scratch_folder(), "sandbox");
    keep_fixtures();
    give_input();
    REQUIRE(mkdir(sandbox, 0777) == 0 && chdir(sandbox) == 0, "%s", sandbox);
    fill_sandbox();
    return 0;
}

static void confine(char *text, size_t length) {
    for (size_t i = 0; i < length; i++) {
        if (text[i] == '\n') text[i] = '\0';
        if (text[i] == '/' || (text[i] == '.' && text[i + 1] == '.')) text[i] = '_';
    }
}

/* Words that write; everything else must leave the sandbox as it is. */
static bool may_write(int count, char **words) {
    for (int i = 1; i < count; i++) {
        if (strncmp(words[i], "-o", 2) == 0 || strncmp(words[i], "--output", 8) == 0 ||
            strncmp(words[i], "--export", 8) == 0 || strncmp(words[i], "--truth", 7) == 0)
            return true;
    }
    return false;
}

/* A survey of a million people is no fault, but takes its time. */
static bool is_large(int count, char **words) {
    enum { MOST_DIGITS = 5 };
    if (count < 2 || strcmp(words[1], "simulate") != 0) return false;
    for (int i = 2; i < count; i++) {
        const char *digits = words[i] + strcspn(words[i], "0123456789");
        if (strspn(digits, "0123456789") > MOST_DIGITS) return true;
    }
    return false;
}

static void run(int count, char **words) {
    const size_t inside = entries_of(".");
    lseek(STDIN_FILENO, 0, SEEK_SET);
    const int status = chiso_tool_main(count, words);
    REQUIRE(status >= 0 && status <= 3, "exit status %d", status);
    REQUIRE(entries_of("..") == 3, "something was written outside the sandbox");
    if (may_write(count, words)) {
        empty_sandbox();
        fill_sandbox();
    } else {
        REQUIRE(entries_of(".") == inside, "something was written without being asked for");
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static char name[] = "chiso";
    char *text = calloc(size + 2, 1), *words[MOST_WORDS + 2] = {name};
    REQUIRE(text != NULL, "no memory");
    if (size > 0) memcpy(text, data, size);
    confine(text, size);
    int count = 1;
    for (char *at = text; at < text + size && count <= MOST_WORDS; at += strlen(at) + 1)
        words[count++] = at;
    if (!is_large(count, words)) run(count, words);
    free(text);
    return 0;
}
