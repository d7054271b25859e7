using MemoryVault.Secrets;

namespace MemoryVault.Fuzz.Targets;

/// <summary>Anything at all, looked through for secrets: what is found lies in it.</summary>
internal sealed class SecretTarget() : TextTarget(
    "secrets", "{\"password\":\"hunter2hunter2\",\"a\":[\"x\\n\"]}", "token = " + "gh" + "p_0123456789abcdefghijABCDEFGHIJ012345", "-----BEGIN " + "PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----", "https://u:p@example.org/")
{
    private readonly SecretScanner _scanner = new(new SecretFingerprints(new byte[32]));

    /// <inheritdoc/>
    public override IReadOnlyList<string> Words => ["-----BEGIN ", "\"secret\":", "\ufeff", "eyJ", "AKIA", "api_key="];

    /// <inheritdoc/>
    public override void Read(byte[] input)
    {
        foreach (var hit in _scanner.Scan(input))
        {
            Require(hit.Offset >= 0 && hit.Length > 0 && hit.Offset + hit.Length <= input.Length, "a secret lies in what was looked through");
        }
    }
}
