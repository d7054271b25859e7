using System.Formats.Tar;
using System.IO.Compression;
using MemoryVault.Transcripts;

namespace MemoryVault.Fuzz.Targets;

/// <summary>An archive that a source of sessions sends, plain or compressed.</summary>
internal sealed class ArchiveTarget : IFuzzTarget
{
    private static readonly SessionSource Source = new() { Name = "bot", Preset = "command", Command = ["x"], Limits = new SessionLimits { MaximumFileBytes = 1 << 20, MaximumTotalBytes = 4 << 20, MaximumMembers = 1000 } };

    /// <inheritdoc/>
    public string Name => "archive";

    /// <inheritdoc/>
    public IReadOnlyList<byte[]> Seeds { get; } = [Archive(TarEntryFormat.Pax), Archive(TarEntryFormat.Gnu), Archive(TarEntryFormat.Ustar), Gzip(Archive(TarEntryFormat.Pax))];

    /// <inheritdoc/>
    public IReadOnlyList<string> Words => ["ustar\0", "././@LongLink", "17 path=../x.jsonl\n", "99999999999 path=x\n", "77777777777\0", "\u00ff\u00ff"];

    /// <inheritdoc/>
    public void Read(byte[] input)
    {
        var archive = new ArchiveFiles(Source, new SourceStream(new MemoryStream(input), Source.Name, TimeProvider.System), null, new RefusedMembers());
        ReadAsync(archive).GetAwaiter().GetResult();
    }

    private static async Task ReadAsync(ArchiveFiles archive)
    {
        await foreach (var file in archive.ReadAsync(CancellationToken.None))
        {
            if (file.Path.Split('/').Any(name => name is ".." or "." or "" || name.Any(char.IsControl)))
            {
                throw new InvalidOperationException($"Broken: '{file.Path}' is accepted");
            }

            await file.Content.CopyToAsync(Stream.Null);
        }
    }

    private static byte[] Archive(TarEntryFormat format)
    {
        var bytes = new MemoryStream();
        using (var writer = new TarWriter(bytes, format, leaveOpen: true))
        {
            foreach (var name in new[] { "a.jsonl", "deep/" + new string('x', 60) + "/b.jsonl" })
            {
                TarEntry entry = format switch
                {
                    TarEntryFormat.Pax => new PaxTarEntry(TarEntryType.RegularFile, name),
                    TarEntryFormat.Gnu => new GnuTarEntry(TarEntryType.RegularFile, name),
                    _ => new UstarTarEntry(TarEntryType.RegularFile, name),
                };
                entry.DataStream = new MemoryStream("{\"a\":1}\n"u8.ToArray());
                writer.WriteEntry(entry);
            }
        }

        return bytes.ToArray();
    }

    private static byte[] Gzip(byte[] content)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Optimal))
        {
            gzip.Write(content);
        }

        return bytes.ToArray();
    }
}
