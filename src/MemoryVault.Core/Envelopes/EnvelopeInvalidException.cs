using MemoryVault.Vaults;

namespace MemoryVault.Envelopes;

/// <summary>An envelope is not what was published there. Nothing was taken from it.</summary>
/// <param name="place">Where it is.</param>
/// <param name="file">The file.</param>
/// <param name="fault">What is wrong.</param>
/// <param name="detail">The same in words, as a clause.</param>
public sealed class EnvelopeInvalidException(string place, string file, EnvelopeFault fault, string detail) : VaultException(
    VaultErrorKind.Integrity,
    place,
    $"The envelope at '{place}' is not to be trusted: '{file}' {detail}. Nothing was taken from it.",
    RemedyFor(fault))
{
    /// <summary>Gets the file.</summary>
    public string File { get; } = file;

    /// <summary>Gets what is wrong.</summary>
    public EnvelopeFault Fault { get; } = fault;

    private static Advice RemedyFor(EnvelopeFault fault)
    {
        var again = new HeadWords("'memvault remote remove' and 'memvault remote add --encrypt'", "'Remove-VaultRemote' and 'Add-VaultRemote -Encrypt'");
        return fault switch
        {
            EnvelopeFault.SetBack or EnvelopeFault.Replaced or EnvelopeFault.Missing => Advice.Of(
                $"Find out who can write there, and put back what was there (everything is still in this vault). If it was meant, {again} make this machine take the place as it is now, and publish what it lacks."),
            EnvelopeFault.Foreign => Advice.Of($"Use an empty repository, branch or folder for an envelope. What lies there in the clear would stay so."),
            _ => Advice.Of(
                $"Find out who can write there, and put the file back from a copy. Or begin anew in an empty place with {again}: everything that came here before is in this vault."),
        };
    }
}
