using System;
using System.Collections.Generic;
using FusedKernels;

namespace Rejected;

/// <summary>Counting in a dictionary: not a kernel, but a small change away from one.</summary>
public static partial class Dictionaries
{
    /// <summary>How often each word occurs. A dictionary is a graph of objects, and no processor has an instruction for it.</summary>
    [Kernel(Parallel = true)]
    public static void CountWords(
        ReadOnlySpan<int> words,
        Dictionary<int, int> counts) // FK0010 at 'Dictionary<int, int>'
    {
        for (int i = 0; i < words.Length; i++)
        {
            if (!counts.TryAdd(words[i], 1))
                counts[words[i]]++;
        }
    }

    /// <summary>The same question for one word, which is a kernel.</summary>
    [Kernel(Parallel = true)]
    public static int CountWord(ReadOnlySpan<int> words, int word)
    {
        int count = 0;
        for (int i = 0; i < words.Length; i++)
        {
            if (words[i] == word)
                count++;
        }

        return count;
    }
}
