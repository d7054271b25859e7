using MemoryVault.Envelopes;

namespace MemoryVault.Fuzz.Targets;

/// <summary>The manifest of an envelope, the head of its bundle, and the names of its files.</summary>
internal sealed class ManifestTarget() : TextTarget(
    "manifest",
    "{\"format\":\"memoryvault-envelope\",\"version\":1,\"chain\":\"0123456789abcdef0123456789abcdef\",\"sequence\":1,\"root\":1,\"tip\":\"0123456789012345678901234567890123456789\","
    + "\"parts\":[{\"bytes\":10,\"sha256\":\"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\"}],\"recipients\":[\"0123456789ABCDEF0123456789ABCDEF01234567\"],"
    + "\"key\":\"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\",\"mac\":\"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\"}",
    "# v2 git bundle\n-0123456789012345678901234567890123456789 \n0123456789012345678901234567890123456789 refs/heads/main\n\nPACK",
    "000001.bundle.01.age",
    "000001.manifest.gpg")
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Words => ["\"x\":1e999,", "\"sequence\":0", "\"root\":-1", "\"parts\":[]", "refs/heads/main\n\n", "age1"];

    /// <inheritdoc/>
    public override bool Allows(Exception error) => error is FormatException;

    /// <inheritdoc/>
    public override void Read(byte[] input)
    {
        _ = EnvelopeFileName.TryParse(Text(input));
        if (input.AsSpan().StartsWith("# v2"u8))
        {
            _ = BundleHeader.ReadAsync(new MemoryStream(input), CancellationToken.None).GetAwaiter().GetResult();
            return;
        }

        _ = ManifestFormat.Read(input);
    }
}
