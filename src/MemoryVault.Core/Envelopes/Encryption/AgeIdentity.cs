using System.Buffers.Binary;
using System.Text;
using MemoryVault.Files;
using MemoryVault.Vaults;

namespace MemoryVault.Envelopes;

/// <summary>The file with the secret keys of age. It is only looked into to see whether it can be used without a question, which nobody would be there to answer.</summary>
internal static class AgeIdentity
{
    private const long MaximumBytes = 1 << 20;
    private const string Variable = "MEMORYVAULT_AGE_IDENTITY";

    /// <summary>Gives the file's path.</summary>
    /// <exception cref="IdentityUnusableException">It is not there, no file, or protected by a passphrase.</exception>
    internal static string Require(MachineEnvironment environment, string? identity)
    {
        var path = environment.FullPath(identity ?? environment.Variable(Variable) ?? Path.Combine("~", ".config", "memoryvault", "age.txt"));
        if (FindProblem(path) is { } problem)
        {
            throw new IdentityUnusableException(path, problem);
        }

        return path;
    }

    private static string? FindProblem(string path)
    {
        var facts = FileProbe.Read(path, followLinks: true);
        if (facts.Kind != FileKind.File)
        {
            return facts.Kind == FileKind.Missing ? "is not there" : "is no file that can be read";
        }

        try
        {
            using var file = File.OpenRead(path);
            return file.Length > MaximumBytes ? "is too large for a file of keys" : IsLocked(file) ? "is protected by a passphrase, and nobody can be asked for it" : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "cannot be read";
        }
    }

    private static bool IsLocked(FileStream file)
    {
        using var reader = new StreamReader(file, Encoding.Latin1);
        var text = reader.ReadToEnd();
        return text.StartsWith("age-encryption.org/", StringComparison.Ordinal)
            || text.Contains("-----BEGIN AGE ENCRYPTED FILE-----", StringComparison.Ordinal)
            || text.Contains("Proc-Type: 4,ENCRYPTED", StringComparison.Ordinal)
            || text.Contains("-----BEGIN ENCRYPTED PRIVATE KEY-----", StringComparison.Ordinal)
            || IsLockedSshKey(text);
    }

    // PROTOCOL.key of OpenSSH: "openssh-key-v1" NUL, then the name of the cipher as a string with its length before it.
    private static bool IsLockedSshKey(string text)
    {
        const string Begin = "-----BEGIN OPENSSH PRIVATE KEY-----";
        var begin = text.IndexOf(Begin, StringComparison.Ordinal);
        var end = begin < 0 ? -1 : text.IndexOf("-----END", begin + Begin.Length, StringComparison.Ordinal);
        if (end < 0)
        {
            return false;
        }

        var bytes = new byte[MaximumBytes];
        var magic = "openssh-key-v1\0"u8;
        if (!Convert.TryFromBase64String(text[(begin + Begin.Length)..end], bytes, out var count) || count < magic.Length + 8 || !bytes.AsSpan().StartsWith(magic))
        {
            return false;
        }

        var length = BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(magic.Length));
        return length > 32 || !bytes.AsSpan(magic.Length + 4, (int)length).SequenceEqual("none"u8);
    }
}
