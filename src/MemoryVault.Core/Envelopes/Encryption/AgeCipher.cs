using MemoryVault.Processes;
using MemoryVault.Vaults;

namespace MemoryVault.Envelopes;

/// <summary>Encrypts with <c>age</c>.</summary>
/// <param name="environment">The machine.</param>
/// <param name="identity">The file with the secret keys; null for <c>MEMORYVAULT_AGE_IDENTITY</c>, else <c>~/.config/memoryvault/age.txt</c>.</param>
internal sealed class AgeCipher(MachineEnvironment environment, string? identity) : IEnvelopeCipher
{
    private const string Install = "Install age (Debian: apt install age; macOS: brew install age; Windows: winget install FiloSottile.age), or put it into PATH.";

    /// <inheritdoc/>
    public EnvelopeTool Tool => EnvelopeTool.Age;

    /// <inheritdoc/>
    public Advice DecryptRemedy => Advice.Of(
        $"Name the file with the secret key of one of the recipients with {new HeadWords("'--identity FILE'", "'-Identity FILE'")}; 'age-keygen -y FILE' shows which recipient a file belongs to.");

    /// <inheritdoc/>
    public ProcessCommand Encrypt(IReadOnlyList<EnvelopeRecipient> recipients) =>
        EnvelopeProgram.Make(environment, "age", Install, ["--encrypt", .. recipients.SelectMany(each => (string[])["--recipient", each.Key])]);

    /// <inheritdoc/>
    public ProcessCommand Decrypt()
    {
        var command = EnvelopeProgram.Make(environment, "age", Install, []);
        return command with { Arguments = ["--decrypt", "--identity", AgeIdentity.Require(environment, identity)] };
    }
}
