using System.Globalization;
using System.Text;
using MemoryVault.Processes;

namespace MemoryVault.Transcripts;

/// <summary>The scripts that a source's shell reads. They only read there; docs/formats.md describes what they answer.</summary>
/// <remarks>
/// They are for any shell of POSIX with the tools of GNU, busybox, toybox or BSD. What differs is tried out, not guessed by name: <c>stat -c</c> (GNU with
/// fractions, busybox without) or <c>stat -f</c> (BSD); <c>dd iflag=skip_bytes,count_bytes</c>, else <c>tail -c +N | head -c N</c>, which reads from the
/// beginning in busybox; <c>sha1sum</c>, <c>shasum</c> or <c>openssl</c>. What is missing costs bytes, not correctness.
/// A shell may read its script ahead, so everything that is run gets another input, and <c>LC_ALL=C</c> makes names bytes.
/// </remarks>
internal static class RemoteScript
{
    /// <summary>The first word of the line before which everything is a banner: of a login shell, of <c>fly</c> which names the machine that it chose.</summary>
    internal const string Magic = "MEMORYVAULT-1";

    private const string Preamble = """
        LC_ALL=C; export LC_ALL; unset CDPATH
        has() { command -v "$1" >/dev/null 2>&1; }
        number() { case $1 in ''|*[!0-9]*) return 1 ;; esac; }
        enter() {
          printf '\n%s %s\n' MEMORYVAULT-1 "$N"
          cd -- "$D" 2>/dev/null || { printf 'X\nE %s\n' "$N"; exit 0; }
          A= M=
          case $(stat -c %.9Y . 2>/dev/null) in
            [0-9]*.[0-9]*) A=-c Z=%s M=%.9Y P=%n ;;
            *) if number "$(stat -c %Y . 2>/dev/null)"; then A=-c Z=%s M=%Y P=%n
               elif number "$(stat -f %m . 2>/dev/null)"; then A=-f Z=%z M=%m P=%N; fi ;;
          esac
        }

        """;

    private const string Listing = """
        L='
        '
        list() {
          enter
          { has find && [ -n "$A" ]; } || { printf 'W\nE %s\n' "$N"; exit 0; }
          printf 'T %s\n' "$(date +%s)"
          find . -name "*$L*" -prune -o -type f -exec stat "$A" "F $Z $M $P" {} + || printf 'I\n'
          printf 'B\n'
          find . -name "*$L*" -prune -exec sh -c 'for p; do printf "n%s\0" "$p"; done' sh {} + \
            -o -type l -exec sh -c 'for p; do printf "l%s\0" "$p"; done' sh {} + \
            -o ! -type f ! -type d -exec sh -c 'for p; do printf "o%s\0" "$p"; done' sh {} +
          printf '\0E %s\n' "$N"
        }
        list </dev/null
        exit 0

        """;

    private const string Sending = """
        range() {
          [ "$2" -gt 0 ] || return 0
          case $R in
            dd) dd if="$p" bs=65536 iflag=skip_bytes,count_bytes skip="$1" count="$2" 2>/dev/null ;;
            *) if [ "$1" -eq 0 ]; then head -c "$2" "$p"; else tail -c "+$(($1 + 1))" "$p" | head -c "$2"; fi ;;
          esac
        }
        hash() {
          case $H in
            sha1sum) sha1sum ;;
            shasum) shasum -a 1 ;;
            *) openssl dgst -sha1 -r ;;
          esac
        }
        prepare() {
          enter
          R= H=
          if [ "$(($(dd if=/dev/zero bs=64 iflag=skip_bytes,count_bytes skip=3 count=5 2>/dev/null | wc -c)))" -eq 5 ]; then R=dd
          elif [ "$(printf abcdef | head -c 3 2>/dev/null)" = abc ] && [ "$(printf abcdef | tail -c +3 2>/dev/null)" = cdef ]; then R=head; fi
          for h in sha1sum shasum openssl; do if has "$h"; then H=$h; break; fi; done
          [ -n "$A" ] || R=
        }
        send() {
          i=$1 p=./$2; shift 2
          { [ -f "$p" ] && [ ! -L "$p" ]; } || { printf 'G %s\n' "$i"; return 0; }
          [ -r "$p" ] || { printf 'U %s\n' "$i"; return 0; }
          t=$(stat "$A" "$Z $M" "$p" 2>/dev/null) || { printf 'G %s\n' "$i"; return 0; }
          s=${t%% *} o=0 k=0
          [ -n "$H" ] && for m; do
            l=${m%%:*}
            [ "$((o + l))" -le "$s" ] || break
            h=$({ printf 'blob %s\0' "$l"; range "$o" "$l"; } | hash)
            [ "${h%% *}" = "${m#*:}" ] || break
            o=$((o + l)) k=$((k + 1))
          done
          printf 'S %s %s %s %s\n' "$i" "$t" "$k" "$o"
          range "$o" "$((s - o))"
          printf '\nK %s\n' "$N"
        }
        pick() { [ -f "./$2" ] && [ ! -L "./$2" ] && printf './%s\n' "$2"; }

        """;

    private const string SendEnd = """
        prepare </dev/null
        frames() { each </dev/null; printf '\nE %s\n' "$N"; }
        if [ -z "$R" ]; then printf 'M tar\n'; f() { pick "$@"; }; each </dev/null | tar -cf - -T -; printf '\nE %s\n' "$N"
        elif [ "$C" = 1 ] && has gzip; then printf 'M gzip\n'; f() { send "$@"; }; frames | gzip -1 -c
        else printf 'M frames\n'; f() { send "$@"; }; frames; fi
        exit 0

        """;

    private const string SendAll = """
        enter </dev/null
        printf 'M tar\n'
        tar -cf - . </dev/null
        printf '\nE %s\n' "$N"
        exit 0

        """;

    /// <summary>Makes the script that lists a folder.</summary>
    internal static byte[] List(string folder, string nonce) => Encode(Begin(folder, nonce) + Preamble + Listing);

    /// <summary>Makes the script that sends all of a folder as a tar stream, for a source that cannot list.</summary>
    internal static byte[] All(string folder, string nonce) => Encode(Begin(folder, nonce) + Preamble + SendAll);

    /// <summary>Makes the script that sends files: what follows the segments that it finds to be the same.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="nonce">What marks the ends.</param>
    /// <param name="wanted">The files.</param>
    /// <param name="isCompressed">Whether it goes through gzip, where there is one: ssh compresses by itself, the others do not.</param>
    internal static byte[] Send(string folder, string nonce, IReadOnlyList<FileRequest> wanted, bool isCompressed)
    {
        var script = new StringBuilder(Begin(folder, nonce)).Append(isCompressed ? "C=1\n" : "C=\n").Append(Preamble).Append(Sending).Append("each() {\n:\n");
        for (var i = 0; i < wanted.Count; i++)
        {
            script.Append(CultureInfo.InvariantCulture, $"f {i} {Quote(wanted[i].Path)}");
            foreach (var mark in wanted[i].Prefix)
            {
                script.Append(CultureInfo.InvariantCulture, $" {mark.Length}:{mark.Id}");
            }

            script.Append('\n');
        }

        return Encode(script.Append("}\n").Append(SendEnd).ToString());
    }

    private static string Begin(string folder, string nonce) => $"N={nonce}\nD={QuoteFolder(folder)}\n";

    // The home is the source's to know: the one thing that its shell is let expand.
    private static string QuoteFolder(string folder) => folder switch
    {
        "~" => "\"$HOME\"",
        ['~', '/', ..] => "\"$HOME\"/" + Quote(folder[2..]),
        _ => Quote(folder),
    };

    private static string Quote(string path) =>
        path.Any(char.IsControl) ? throw new ArgumentException("A name with a control character is never asked for.", nameof(path)) : ShellQuoting.Quote(path);

    private static byte[] Encode(string script) => Encoding.UTF8.GetBytes(script.ReplaceLineEndings("\n"));
}
