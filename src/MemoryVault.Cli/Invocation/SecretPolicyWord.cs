using MemoryVault.Secrets;
using MemoryVault.Vaults;

namespace MemoryVault.Cli.Invocation;

/// <summary>Reads a policy for secrets.</summary>
internal static class SecretPolicyWord
{
    internal static SecretPolicy Read(string word) => word switch
    {
        "block" => SecretPolicy.Block,
        "redact" => SecretPolicy.Redact,
        "allow" => SecretPolicy.Allow,
        _ => throw new InvalidInputException(word, $"'{word}' is no policy for secrets.", "Write block, redact or allow."),
    };
}
