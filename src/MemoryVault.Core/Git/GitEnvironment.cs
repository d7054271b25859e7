using MemoryVault.Vaults;

namespace MemoryVault.Git;

/// <summary>
/// The environment that git processes get: the machine's, without what would send git to another repository, and with what keeps it
/// from asking questions.
/// </summary>
/// <remarks>
/// Of the variables that begin with <c>GIT_</c> only those are kept that say how to reach a remote. It might be tempting to remove the
/// known bad ones (<c>GIT_DIR</c>, <c>GIT_INDEX_FILE</c>, ...). Do not: each version of git adds some, and a sync started by a hook
/// inherits all of them.
/// </remarks>
internal static class GitEnvironment
{
    private static readonly string[] Kept =
    [
        "GIT_SSH", "GIT_SSH_COMMAND", "GIT_SSH_VARIANT", "GIT_ASKPASS", "GIT_EXEC_PATH", "GIT_ALLOW_PROTOCOL",
        "GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM", "GIT_CONFIG_COUNT",
    ];

    private static readonly string[] KeptPrefixes = ["GIT_CONFIG_KEY_", "GIT_CONFIG_VALUE_", "GIT_SSL_", "GIT_HTTP_", "GIT_PROXY_"];

    /// <summary>Fills in the environment of a process.</summary>
    /// <param name="machine">Where the variables are from.</param>
    /// <param name="variables">What is filled in.</param>
    /// <param name="reachesRemote">Whether the command is to reach a remote.</param>
    internal static void Apply(MachineEnvironment machine, IDictionary<string, string?> variables, bool reachesRemote)
    {
        variables.Clear();
        foreach (var (name, value) in machine.Variables)
        {
            if (IsKept(name))
            {
                variables[name] = value;
            }
        }

        // No question on a terminal, words that can be read by a program, no lock for a mere look.
        variables["GIT_TERMINAL_PROMPT"] = "0";
        variables["LC_ALL"] = "C";
        variables["LANGUAGE"] = "C";
        variables["GIT_OPTIONAL_LOCKS"] = "0";

        // A replace ref would show other bytes than those of the id.
        variables["GIT_NO_REPLACE_OBJECTS"] = "1";

        // A repository can say that what it lacks is fetched when it is asked for, and by which program. git before 2.45 does not know the variable, and
        // there no protocol is allowed instead.
        variables["GIT_NO_LAZY_FETCH"] = "1";
        if (!reachesRemote)
        {
            variables["GIT_ALLOW_PROTOCOL"] = "none";
        }

        // The reflog wants a name; without one git looks up the host's name, which may ask the network.
        variables["GIT_COMMITTER_NAME"] = "MemoryVault";
        variables["GIT_COMMITTER_EMAIL"] = "memoryvault@localhost";
    }

    private static bool IsKept(string name) =>
        !name.StartsWith("GIT_", StringComparison.OrdinalIgnoreCase)
        || Array.IndexOf(Kept, name) >= 0
        || Array.Exists(KeptPrefixes, prefix => name.StartsWith(prefix, StringComparison.Ordinal));
}
