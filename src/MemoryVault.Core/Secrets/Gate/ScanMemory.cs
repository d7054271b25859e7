using System.Globalization;
using System.Text;
using MemoryVault.Files;
using MemoryVault.Git;

namespace MemoryVault.Secrets.Gate;

/// <summary>
/// What was found in objects: <c>local/secrets</c>, a line for each object and for each secret (docs/formats.md). It can be deleted at any time; a file that is
/// damaged, of other rules or of another key counts as none.
/// </summary>
internal sealed class ScanMemory
{
    // 43 bytes an object.
    private const int MostObjects = 200_000;

    private readonly string _path;
    private readonly string _head;
    private readonly Dictionary<ObjectId, IReadOnlyList<SecretHit>> _known = [];
    private readonly HashSet<ObjectId> _used = [];

    private ScanMemory(string path, string head) => (_path, _head) = (path, head);

    /// <summary>Reads it.</summary>
    internal static ScanMemory Read(string path, SecretFingerprints fingerprints)
    {
        // Fingerprints under another key would never be recognised as allowed.
        var memory = new ScanMemory(path, string.Create(CultureInfo.InvariantCulture, $"memoryvault-secrets 1 {SecretScanner.Version} {fingerprints.Of("memoryvault"u8)}"));
        if (!File.Exists(path))
        {
            return memory;
        }

        try
        {
            memory.Load(File.ReadAllLines(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException or OverflowException)
        {
            memory._known.Clear();
        }

        return memory;
    }

    /// <summary>Finds what was found in an object; null where it was not looked into.</summary>
    internal IReadOnlyList<SecretHit>? Find(ObjectId id)
    {
        if (!_known.TryGetValue(id, out var hits))
        {
            return null;
        }

        _used.Add(id);
        return hits;
    }

    /// <summary>Remembers what was found in an object.</summary>
    internal void Add(ObjectId id, IReadOnlyList<SecretHit> hits)
    {
        _known[id] = hits;
        _used.Add(id);
    }

    /// <summary>Writes it; when it has grown large, only what this run used.</summary>
    internal void Write()
    {
        var text = new StringBuilder(_head).Append('\n');
        foreach (var (id, hits) in _known)
        {
            if (_known.Count <= MostObjects || _used.Contains(id))
            {
                text.Append(id).Append('\n');
                foreach (var hit in hits)
                {
                    Append(text, hit);
                }
            }
        }

        AtomicFile.Write(_path, Encoding.UTF8.GetBytes(text.ToString()));
    }

    private void Load(string[] lines)
    {
        if (lines.Length == 0 || lines[0] != _head)
        {
            return;
        }

        List<SecretHit>? hits = null;
        foreach (var line in lines.AsSpan(1))
        {
            if (line.StartsWith('\t'))
            {
                (hits ?? throw new FormatException("A secret of no object.")).Add(Parse(line.Split('\t')));
            }
            else
            {
                _known[ObjectId.Parse(line)] = hits = [];
            }
        }
    }

    private static void Append(StringBuilder text, SecretHit hit) => text.Append(
        CultureInfo.InvariantCulture, $"\t{hit.Rule}\t{hit.Offset}\t{hit.Length}\t{hit.Line}\t{hit.Column}\t{hit.Fingerprint}{(hit.Pointer is null ? string.Empty : "\t" + Uri.EscapeDataString(hit.Pointer))}\n");

    private static SecretHit Parse(string[] fields) => fields.Length is 7 or 8
        ? new SecretHit(fields[1], Number(fields[2]), Number(fields[3]), Number(fields[4]), Number(fields[5]), fields.Length == 8 ? Uri.UnescapeDataString(fields[7]) : null, fields[6])
        : throw new FormatException("A secret has six or seven fields.");

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
