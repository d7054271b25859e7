using System.Text;
using MemoryVault.Files;
using MemoryVault.Vaults;

namespace MemoryVault.Knowledge.Gists;

/// <summary>Says once on a machine what "secret" means for a gist.</summary>
internal static class SecretGistNotice
{
    /// <summary>Says it, unless it was said.</summary>
    internal static void TellOnce(Vault vault)
    {
        var path = Path.Combine(vault.Paths.Gists, "secret-gists-told");
        if (File.Exists(path))
        {
            return;
        }

        vault.Log(
            VaultLogLevel.Warning,
            "gist.secret",
            "A secret gist is unlisted, not private: whoever has its address can read it, and GitHub lets the issuers revoke tokens that it finds in one. Encrypt what must stay private.");
        AtomicFile.Write(path, Encoding.UTF8.GetBytes("told\n"));
    }
}
