using MemoryVault.Processes;
using MemoryVault.Vaults;

namespace MemoryVault.Envelopes;

/// <summary>Encrypts and decrypts what goes through the program of an envelope. Plaintext is in pipes and in memory, and in no file.</summary>
/// <param name="services">The machine and the clock.</param>
/// <param name="identity">The file (age) or the folder of the keyring (gpg) to decrypt with; null for the program's usual one.</param>
internal sealed class EnvelopeCrypt(VaultServices services, string? identity)
{
    // Of 64 recipients with large keys, in gpg's armour.
    private const int Overhead = 1 << 20;

    private const string DeniedByAge = "no identity matched";
    private const string DeniedByGpg = "No secret key";

    /// <summary>Encrypts.</summary>
    /// <param name="recipients">Who will read it.</param>
    /// <param name="write">Writes the plaintext. It is called beside <paramref name="read"/>.</param>
    /// <param name="read">Reads what is encrypted to its end.</param>
    /// <param name="cancellationToken">Ends the program.</param>
    /// <exception cref="EncryptionFailedException">The program refused.</exception>
    /// <exception cref="ProgramMissingException">It is not installed.</exception>
    internal async Task SealAsync(IReadOnlyList<EnvelopeRecipient> recipients, Func<Stream, Task> write, Func<Stream, Task> read, CancellationToken cancellationToken)
    {
        var cipher = CipherOf(recipients[0].Tool);
        var isEmpty = false;
        var end = await RunAsync(cipher.Encrypt(recipients), write, ReadSomeAsync, cancellationToken).ConfigureAwait(false);
        if (end.ExitCode != 0 || isEmpty)
        {
            throw new EncryptionFailedException(NameOf(cipher.Tool), isEmpty && end.ErrorText.Length == 0 ? "it wrote nothing" : end.ErrorText);
        }

        // What has recipients in it is never empty: a program that says that all is well, and gave nothing, is not the one that it is named.
        async Task ReadSomeAsync(WatchedStream stream)
        {
            await read(stream).ConfigureAwait(false);
            isEmpty = !stream.HasCome;
        }
    }

    /// <summary>Encrypts a few bytes.</summary>
    /// <inheritdoc cref="SealAsync(IReadOnlyList{EnvelopeRecipient}, Func{Stream, Task}, Func{Stream, Task}, CancellationToken)" path="/exception"/>
    internal async Task<ReadOnlyMemory<byte>> SealAsync(IReadOnlyList<EnvelopeRecipient> recipients, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        using var result = new MemoryStream();
        await SealAsync(
            recipients,
            async stream => await stream.WriteAsync(bytes, cancellationToken).ConfigureAwait(false),
            stream => ReadAsync(stream, result, (2L * bytes.Length) + Overhead, NameOf(recipients[0].Tool), cancellationToken),
            cancellationToken).ConfigureAwait(false);
        return result.ToArray();
    }

    /// <summary>Decrypts.</summary>
    /// <param name="place">Where the file is from, for errors.</param>
    /// <param name="file">The file.</param>
    /// <param name="write">Writes what is encrypted. It is called beside <paramref name="read"/>.</param>
    /// <param name="read">Reads the plaintext to its end.</param>
    /// <param name="cancellationToken">Ends the program.</param>
    /// <exception cref="DecryptionFailedException">It is not for this identity.</exception>
    /// <exception cref="EnvelopeInvalidException">The program refuses it for another reason.</exception>
    /// <exception cref="IdentityUnusableException">There is no identity.</exception>
    /// <exception cref="ProgramMissingException">The program is not installed.</exception>
    internal async Task OpenAsync(string place, EnvelopeFileName file, Func<Stream, Task> write, Func<Stream, Task> read, CancellationToken cancellationToken)
    {
        var cipher = CipherOf(file.Tool);
        var program = NameOf(cipher.Tool);
        var end = await RunAsync(cipher.Decrypt(), write, read, cancellationToken).ConfigureAwait(false);
        if (end.ExitCode != 0)
        {
            throw end.ErrorText.Contains(DeniedByAge, StringComparison.Ordinal) || end.ErrorText.Contains(DeniedByGpg, StringComparison.Ordinal) || IsLocked(end.ErrorText)
                ? new DecryptionFailedException(place, file.ToString(), program, end.ErrorText, cipher.DecryptRemedy)
                : new EnvelopeInvalidException(place, file.ToString(), EnvelopeFault.Altered, $"is not what was published there; '{program}' says: {end.ErrorText}");
        }
    }

    /// <summary>Decrypts a file of a few bytes.</summary>
    /// <inheritdoc cref="OpenAsync(string, EnvelopeFileName, Func{Stream, Task}, Func{Stream, Task}, CancellationToken)"/>
    internal async Task<ReadOnlyMemory<byte>> OpenAsync(string place, EnvelopeFileName file, ReadOnlyMemory<byte> bytes, int maximum, CancellationToken cancellationToken)
    {
        var plain = new byte[maximum + 1];
        var count = 0;
        await OpenAsync(
            place,
            file,
            async stream => await stream.WriteAsync(bytes, cancellationToken).ConfigureAwait(false),
            async stream =>
            {
                count = await stream.ReadAtLeastAsync(plain, plain.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
                if (count > maximum)
                {
                    throw new EnvelopeInvalidException(place, file.ToString(), EnvelopeFault.Malformed, "is far too large, decrypted, for what it is");
                }
            },
            cancellationToken).ConfigureAwait(false);
        return plain.AsMemory(0, count);
    }

    private static async Task ReadAsync(Stream stream, MemoryStream result, long most, string program, CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        while (await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is > 0 and var count)
        {
            await result.WriteAsync(buffer.AsMemory(0, count), cancellationToken).ConfigureAwait(false);
            if (result.Length > most)
            {
                throw new EncryptionFailedException(program, "it writes far more than it was given");
            }
        }
    }

    private static string NameOf(EnvelopeTool tool) => tool == EnvelopeTool.Age ? "age" : "gpg";

    // A passphrase that gpg's agent does not have, and that nobody can be asked for.
    private static bool IsLocked(string words) =>
        words.Contains("No pinentry", StringComparison.Ordinal) || words.Contains("Operation cancelled", StringComparison.Ordinal) || words.Contains("Bad passphrase", StringComparison.Ordinal);

    private IEnvelopeCipher CipherOf(EnvelopeTool tool) =>
        tool == EnvelopeTool.Age ? new AgeCipher(services.Environment, identity) : new GpgCipher(services.Environment, identity);

    private async Task<ProcessOutput> RunAsync(ProcessCommand command, Func<Stream, Task> write, Func<WatchedStream, Task> read, CancellationToken cancellationToken)
    {
        var process = FilterProcess.Start(command, services.Clock);
        await using (process.ConfigureAwait(false))
        {
            var writing = FeedAsync(process, write);
            try
            {
                await read(process.Output).WaitAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (e is not OperationCanceledException && process.Output.HasEnded)
            {
                // What came was cut short if the program failed, and that is the reason then.
                if (await process.EndAsync(cancellationToken).ConfigureAwait(false) is { ExitCode: not 0 } failed)
                {
                    return failed;
                }

                throw;
            }

            await writing.WaitAsync(cancellationToken).ConfigureAwait(false);
            return await process.EndAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task FeedAsync(FilterProcess process, Func<Stream, Task> write)
    {
        try
        {
            await write(process.Input).ConfigureAwait(false);
        }
        catch (IOException)
        {
            // It read no more: its exit code and its words tell why.
        }
        finally
        {
            CloseInput(process);
        }
    }

    private static void CloseInput(FilterProcess process)
    {
        try
        {
            process.Input.Close();
        }
        catch (IOException)
        {
            // The same.
        }
    }
}
