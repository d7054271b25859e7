namespace MemoryVault.Stress.Publishers;

/// <summary>What must be there at the end, and what must not.</summary>
internal sealed class WordLedger
{
    private readonly Dictionary<string, string> _words = new(StringComparer.Ordinal);
    private readonly HashSet<string> _deleted = new(StringComparer.Ordinal);

    /// <summary>Gets how many words there are.</summary>
    internal int Words => _words.Count;

    /// <summary>Gets how many files were deleted.</summary>
    internal int Deletions => _deleted.Count;

    /// <summary>Notes a word.</summary>
    internal void Write(string path, string word) => _words[word] = path;

    /// <summary>Notes that a file was deleted with all its words.</summary>
    internal void Delete(string path)
    {
        _deleted.Add(path);
        foreach (var word in _words.Where(each => each.Value == path).Select(each => each.Key).ToArray())
        {
            _words.Remove(word);
        }
    }

    /// <summary>Tells what is not as it must be.</summary>
    internal IEnumerable<string> Check(string who, IReadOnlyDictionary<string, string> files)
    {
        foreach (var (word, path) in _words)
        {
            var count = files.TryGetValue(path, out var content) ? content.Split(word).Length - 1 : 0;
            if (count != 1)
            {
                yield return $"{who}: the word {word} is {count} times in {path}";
            }
        }

        foreach (var path in _deleted.Where(files.ContainsKey))
        {
            yield return $"{who}: {path} was deleted and is there";
        }

        foreach (var (path, content) in files)
        {
            if (content.Contains("<<<<<<<", StringComparison.Ordinal) || content.Contains(">>>>>>>", StringComparison.Ordinal) || !IsWhole(path, content))
            {
                yield return $"{who}: {path} holds the marks of a conflict, or is no longer JSON: {content}";
            }
        }
    }

    private static bool IsWhole(string path, string content)
    {
        try
        {
            foreach (var document in Path.GetExtension(path) switch { ".json" => [content], ".jsonl" => content.Split('\n', StringSplitOptions.RemoveEmptyEntries), _ => [] })
            {
                using var parsed = System.Text.Json.JsonDocument.Parse(document);
            }

            return true;
        }
        catch (System.Text.Json.JsonException)
        {
            return false;
        }
    }
}
