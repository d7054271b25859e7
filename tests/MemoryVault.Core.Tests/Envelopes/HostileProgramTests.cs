using MemoryVault.Envelopes;
using MemoryVault.Tests.Transcripts;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Envelopes;

/// <summary>A program in the place of <c>age</c> that says anything: escapes, megabytes, bytes that are no text, or nothing.</summary>
public sealed class HostileProgramTests : IDisposable
{
    private static readonly byte[] Plain = [1, 2, 3];
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [RequiresUnixTheory]
    [InlineData("printf '\\033]0;x\\007\\033[2J\\377\\376' >&2; exit 1")]
    [InlineData("head -c 3000000 /dev/zero | tr '\\0' 'x' >&2; exit 2")]
    [InlineData("kill -9 $$")]
    [InlineData("cat > /dev/null; exit 0")]
    [InlineData("yes; exit 0")]
    [InlineData("exit 255")]
    public async Task Its_words_are_shown_short_and_plain_and_nothing_is_published(string script)
    {
        var crypt = Open(script);

        var error = await Assert.ThrowsAsync<EncryptionFailedException>(() => crypt.SealAsync([EnvelopeRecipient.Parse(Recipient())], Plain, CancellationToken.None));

        Assert.InRange(error.Message.Length, 10, 10_000);
        Assert.DoesNotContain(error.Message, char.IsControl);
        Assert.NotEmpty(error.Remedy);
    }

    [RequiresUnixTheory]
    [InlineData("printf '\\033[2J\\377no identity matched' >&2; exit 1")]
    [InlineData("kill -9 $$")]
    [InlineData("yes; exit 0")]
    public async Task What_it_says_of_a_file_that_it_does_not_decrypt_is_shown_plain(string script)
    {
        File.WriteAllText(_folder["identity"], "# not looked into by the stand-in");
        var crypt = Open(script);

        var error = await Assert.ThrowsAnyAsync<VaultException>(() => crypt.OpenAsync("the place", EnvelopeFileName.Bundle(1, EnvelopeTool.Age, 1), Plain, 1000, CancellationToken.None));

        Assert.DoesNotContain(error.Message, char.IsControl);
        Assert.NotEmpty(error.Remedy);
    }

    // A public key of age's own documentation.
    private static string Recipient() => "age:age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";

    private EnvelopeCrypt Open(string script)
    {
        var programs = Directory.CreateDirectory(_folder["bin"]).FullName;
        ShellProgram.Write(Path.Combine(programs, "age"), script);
        var variables = new Dictionary<string, string> { ["PATH"] = $"{programs}:{Environment.GetEnvironmentVariable("PATH")}", ["HOME"] = _folder.Path };
        return new EnvelopeCrypt(new VaultServices { Environment = MachineEnvironment.Current with { Home = _folder.Path, Variables = variables } }, _folder["identity"]);
    }
}
