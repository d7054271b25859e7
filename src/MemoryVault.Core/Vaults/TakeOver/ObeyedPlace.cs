using MemoryVault.Files;

namespace MemoryVault.Vaults.TakeOver;

/// <summary>
/// Files that programs obey: what a shell runs when it starts, keys that let somebody in, folders of the system. A remote that is taken over says itself
/// where its files lay; it must not put any there.
/// </summary>
/// <remarks>
/// It might be tempting to forbid every folder outside the home. Do not: memory does lie in <c>/srv</c> or <c>/data</c>, and a take-over that
/// leaves it out is none.
/// </remarks>
internal sealed class ObeyedPlace(MachineEnvironment environment)
{
    // Below the home: folders with a slash at their end, and names that begin so.
    private static readonly string[] InHome =
    [
        ".ssh/", ".gnupg/", ".gitconfig", ".config/git/", ".git/", ".bash", ".profile", ".zsh", ".zprofile", ".zlogin", ".login", ".cshrc", ".tcshrc", ".kshrc", ".inputrc", ".xinitrc",
        ".xprofile", ".xsession", ".pam_environment", ".netrc", ".npmrc", ".pypirc", ".vimrc", ".exrc", ".emacs", ".config/fish/", ".config/autostart/", ".config/systemd/", ".config/environment.d/",
        ".config/nvim/", ".config/powershell/", ".config/memoryvault/", ".local/bin/", ".local/share/applications/", ".local/share/systemd/", "bin/", ".aws/", ".kube/", ".docker/",
        "library/launchagents/", "library/launchdaemons/", "library/preferences/", "documents/powershell/", "documents/windowspowershell/", "appdata/roaming/microsoft/windows/start menu/",
    ];

    private static readonly string[] OfUnix =
    [
        "/bin", "/boot", "/dev", "/etc", "/lib", "/lib32", "/lib64", "/proc", "/run", "/sbin", "/sys", "/usr", "/var/spool", "/var/lib", "/var/run", "/private/etc", "/library", "/system", "/applications",
    ];

    private readonly string _home = RealPath.Resolve(environment.Home);

    /// <summary>Tells whether programs obey a file, given with all links followed.</summary>
    internal bool Contains(string file)
    {
        var path = Slashed(file);
        if (path.StartsWith(Slashed(_home) + "/", StringComparison.Ordinal))
        {
            var below = path[(_home.Length + 1)..];
            return Array.Exists(InHome, place => below.StartsWith(place, StringComparison.Ordinal));
        }

        return Array.Exists(Folders(), folder => path.StartsWith(folder + "/", StringComparison.Ordinal));
    }

    private string[] Folders()
    {
        if (environment.System != "windows")
        {
            return OfUnix;
        }

        string[] names = ["SystemRoot", "ProgramFiles", "ProgramFiles(x86)", "ProgramData"];
        return [.. names.Select(environment.Variable).OfType<string>().Where(folder => folder.Length > 0).Select(Slashed)];
    }

    // Case is no matter: on some disks it is none.
    private static string Slashed(string path) => path.Replace('\\', '/').ToLowerInvariant();
}
