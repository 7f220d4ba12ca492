/* A PKCS#11 module for tests: SoftHSM2, but one function fails as the environment says.
 *
 * FAULTY_MODULE  the file of SoftHSM2
 * FAULTY_CALL    the function, by its name in PKCS#11, or C_GetFunctionList
 * FAULTY_WAY     crash; exit; hang (writes "begun" to the terminal, if there is one); or print (to both
 *                streams, and then do as SoftHSM2 does)
 */
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef unsigned long CK_RV;
typedef CK_RV (*function)(unsigned long, unsigned long, unsigned long, unsigned long, unsigned long, unsigned long);

/* The functions of CK_FUNCTION_LIST in its order (PKCS#11 v2.40), as far as the program calls them. */
static const char *const names[] = {
    "C_Initialize", "C_Finalize", "C_GetInfo", "C_GetFunctionList", "C_GetSlotList", "C_GetSlotInfo",
    "C_GetTokenInfo", "C_GetMechanismList", "C_GetMechanismInfo", "C_InitToken", "C_InitPIN", "C_SetPIN",
    "C_OpenSession", "C_CloseSession", "C_CloseAllSessions", "C_GetSessionInfo", "C_GetOperationState",
    "C_SetOperationState", "C_Login", "C_Logout", "C_CreateObject", "C_CopyObject", "C_DestroyObject",
    "C_GetObjectSize", "C_GetAttributeValue", "C_SetAttributeValue", "C_FindObjectsInit", "C_FindObjects",
    "C_FindObjectsFinal", "C_EncryptInit", "C_Encrypt", "C_EncryptUpdate", "C_EncryptFinal", "C_DecryptInit",
    "C_Decrypt", "C_DecryptUpdate", "C_DecryptFinal", "C_DigestInit", "C_Digest", "C_DigestUpdate",
    "C_DigestKey", "C_DigestFinal", "C_SignInit", "C_Sign",
};

struct list {
    unsigned char version[2];
    function functions[68];
};

static struct list faulty;
static function original;

static void fail(void) {
    const char *way = getenv("FAULTY_WAY");
    if (strcmp(way, "crash") == 0) *(volatile int *)0 = 0;
    if (strcmp(way, "exit") == 0) _exit(0);
    if (strcmp(way, "hang") == 0) {
        FILE *terminal = fopen("/dev/tty", "w");
        if (terminal != NULL) {
            fputs("begun\n", terminal);
            fflush(terminal);
        }
        for (;;) pause();
    }
    if (strcmp(way, "print") == 0) {
        fputs("printed to output\n", stdout);
        fflush(stdout);
        fputs("printed \033[31mto errors\n", stderr);
    }
}

static CK_RV instead(unsigned long a, unsigned long b, unsigned long c, unsigned long d, unsigned long e,
                     unsigned long f) {
    fail();
    return original(a, b, c, d, e, f);
}

CK_RV C_GetFunctionList(struct list **out) {
    const char *call = getenv("FAULTY_CALL");
    void *module = dlopen(getenv("FAULTY_MODULE"), RTLD_NOW);
    CK_RV (*get)(struct list **) = (CK_RV (*)(struct list **))dlsym(module, "C_GetFunctionList");
    struct list *good;
    CK_RV result = get(&good);
    if (strcmp(call, "C_GetFunctionList") == 0) fail();
    faulty = *good;
    for (unsigned i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(call, names[i]) == 0) {
            original = faulty.functions[i];
            faulty.functions[i] = instead;
        }
    *out = &faulty;
    return result;
}
