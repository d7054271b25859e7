using MemoryVault.Processes;
using MemoryVault.Vaults;

namespace MemoryVault.Envelopes;

/// <summary>How a program is called that encrypts and decrypts what goes through it.</summary>
internal interface IEnvelopeCipher
{
    /// <summary>Gets the ending of the files that it makes: <c>age</c>, <c>gpg</c>.</summary>
    EnvelopeTool Tool { get; }

    /// <summary>Gives the command that encrypts its input to recipients.</summary>
    /// <exception cref="ProgramMissingException">It is not installed.</exception>
    ProcessCommand Encrypt(IReadOnlyList<EnvelopeRecipient> recipients);

    /// <summary>Gives the command that decrypts its input.</summary>
    /// <exception cref="ProgramMissingException">It is not installed.</exception>
    /// <exception cref="IdentityUnusableException">There is no identity that it could use without a question.</exception>
    ProcessCommand Decrypt();

    /// <summary>Says what to do when it failed to decrypt.</summary>
    Advice DecryptRemedy { get; }
}
