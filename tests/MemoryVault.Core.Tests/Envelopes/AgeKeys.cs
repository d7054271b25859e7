using System.Diagnostics;
using MemoryVault.Envelopes;

namespace MemoryVault.Tests.Envelopes;

/// <summary>A pair of keys of age, made for one test.</summary>
/// <param name="Identity">The file with the secret one.</param>
/// <param name="Recipient">The public one, as it is configured.</param>
internal sealed record AgeKeys(string Identity, EnvelopeRecipient Recipient)
{
    public static AgeKeys Make(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var process = Process.Start(new ProcessStartInfo("age-keygen", ["-o", path]) { RedirectStandardError = true })!;
        var text = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return new AgeKeys(path, EnvelopeRecipient.Parse("age:" + text["Public key: ".Length..].Trim()));
    }
}
