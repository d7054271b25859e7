using System.Globalization;
using System.Text;

namespace MemoryVault.Bench;

/// <summary>A tree like the memory of agents: JSON documents, notes and transcripts in folders of a hundred, always the same bytes.</summary>
internal sealed class MemoryTree
{
    private const int FilesPerFolder = 100;
    private readonly string[] _files;
    private int _changes;

    public MemoryTree(string root, int files, int averageBytes)
    {
        Root = root;
        _files = new string[files];
        var random = new Random(20260101);
        for (var i = 0; i < files; i++)
        {
            var folder = Path.Combine(root, string.Create(CultureInfo.InvariantCulture, $"agent-{i / FilesPerFolder:0000}"));
            Directory.CreateDirectory(folder);
            _files[i] = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"memory-{i:000000}.{Extension(i)}"));
            File.WriteAllText(_files[i], Content(random, i, random.Next(averageBytes / 4, averageBytes * 7 / 4)));
        }
    }

    public string Root { get; }

    public int Files => _files.Length;

    public long Bytes => _files.Sum(file => new FileInfo(file).Length);

    /// <summary>Changes eight files, spread over the tree.</summary>
    public void ChangeEight()
    {
        _changes++;
        for (var i = 0; i < 8; i++)
        {
            var file = _files[((i * _files.Length / 8) + _changes) % _files.Length];
            var text = File.ReadAllText(file);
            var added = string.Create(CultureInfo.InvariantCulture, $"changed {_changes}");
            File.WriteAllText(file, file.EndsWith(".json", StringComparison.Ordinal) ? $"{{\n  \"change\": \"{added}\",{text[1..]}" : $"{text}{added}\n");
        }
    }

    private static string Extension(int i) => (i % 3) switch { 0 => "json", 1 => "md", _ => "jsonl" };

    private static string Content(Random random, int i, int bytes)
    {
        var text = new StringBuilder(bytes + 200);
        text.Append(i % 3 == 0 ? "{\n" : string.Empty);
        for (var line = 0; text.Length < bytes; line++)
        {
            var value = random.NextInt64().ToString("x16", CultureInfo.InvariantCulture);
            text.Append((i % 3) switch
            {
                0 => $"  \"entry-{line}\": {{ \"value\": \"{value}\", \"source\": \"user\", \"note\": \"remembered in session {line % 17}\" }},\n",
                1 => $"- {value}: what the agent was told in session {line % 17} about task {line}\n",
                _ => $"{{\"type\":\"message\",\"id\":{line},\"role\":\"user\",\"content\":\"{value} please remember this for later\"}}\n",
            });
        }

        return text.Append(i % 3 == 0 ? "  \"end\": true\n}\n" : string.Empty).ToString();
    }
}
