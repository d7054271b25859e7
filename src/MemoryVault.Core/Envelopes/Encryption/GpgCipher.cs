using MemoryVault.Processes;
using MemoryVault.Vaults;

namespace MemoryVault.Envelopes;

/// <summary>Encrypts with <c>gpg</c>, with the keys of its keyring.</summary>
/// <param name="environment">The machine; <c>GNUPGHOME</c> counts.</param>
/// <param name="home">The folder of the keyring; null for gpg's own.</param>
/// <remarks>
/// <c>--trust-model always</c>: a recipient is named by the whole fingerprint of its key, which is as much as any signature on it could say. gpg's own model would ask
/// for a signature by the user, and there is nobody to answer. No question is ever put: a passphrase comes from gpg's agent, or the program fails.
/// </remarks>
internal sealed class GpgCipher(MachineEnvironment environment, string? home) : IEnvelopeCipher
{
    private const string Install = "Install GnuPG (Debian: apt install gnupg; macOS: brew install gnupg; Windows: winget install GnuPG.GnuPG), or put it into PATH.";

    private static readonly string[] Quiet =
    [
        "--batch", "--no-tty", "--quiet", "--no-auto-key-locate", "--disable-dirmngr", "--pinentry-mode", "error",
    ];

    /// <inheritdoc/>
    public EnvelopeTool Tool => EnvelopeTool.Gpg;

    /// <inheritdoc/>
    public Advice DecryptRemedy => Advice.Of(
        $"'gpg --list-secret-keys' must have one of the recipients: import it with 'gpg --import FILE', or name the folder of the keyring with {new HeadWords("'--identity DIR'", "'-Identity DIR'")}. If it has a passphrase, let the agent ask for it once (gpg --decrypt of any file), and try again.");

    /// <inheritdoc/>
    public ProcessCommand Encrypt(IReadOnlyList<EnvelopeRecipient> recipients) => Make(
    [
        "--trust-model", "always", "--no-encrypt-to", "--no-armor", "--compress-algo", "none", "--output", "-",
        .. recipients.SelectMany(each => (string[])["--recipient", each.Key]), "--encrypt",
    ]);

    /// <inheritdoc/>
    public ProcessCommand Decrypt() => Make(["--output", "-", "--decrypt"]);

    private ProcessCommand Make(string[] arguments)
    {
        string[] keyring = [];
        if (home is not null)
        {
            var folder = environment.FullPath(home);
            keyring = Directory.Exists(folder) ? ["--homedir", folder] : throw new IdentityUnusableException(
                folder, "is not the folder of a keyring of gpg (a file with a secret key is taken into one by 'gpg --import FILE')");
        }

        return EnvelopeProgram.Make(environment, "gpg", Install, [.. Quiet, .. keyring, .. arguments]);
    }
}
