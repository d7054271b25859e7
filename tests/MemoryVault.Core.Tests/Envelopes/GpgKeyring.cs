using System.Diagnostics;
using MemoryVault.Envelopes;

namespace MemoryVault.Tests.Envelopes;

/// <summary>A keyring of gpg with one pair of keys, made for one test; its agent ends with it.</summary>
internal sealed class GpgKeyring : IDisposable
{
    // Of its own and not below a test's folder: the path of the agent's socket has to be short.
    private readonly string _folder = Directory.CreateTempSubdirectory("mvg-").FullName;

    public GpgKeyring(string passphrase = "")
    {
        Run("", "--batch", "--passphrase", passphrase, "--pinentry-mode", "loopback", "--quick-generate-key", "Test <test@example.org>", "default", "default", "never");
        var line = Run("", "--with-colons", "--list-keys").Split('\n').First(each => each.StartsWith("fpr:", StringComparison.Ordinal));
        Recipient = EnvelopeRecipient.Parse("gpg:" + line.Split(':')[9]);
    }

    public string Home => _folder;

    public EnvelopeRecipient Recipient { get; }

    /// <summary>Runs gpg with this keyring.</summary>
    public string Run(string input, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("gpg", ["--homedir", _folder, "--quiet", .. arguments])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException(errors.Result);
    }

    /// <summary>Makes the agent forget passphrases.</summary>
    public void Forget() => KillAgent();

    public void Dispose()
    {
        KillAgent();
        Directory.Delete(_folder, recursive: true);
    }

    private void KillAgent()
    {
        using var process = Process.Start(new ProcessStartInfo("gpgconf", ["--homedir", _folder, "--kill", "all"]) { RedirectStandardError = true })!;
        process.WaitForExit();
    }
}
