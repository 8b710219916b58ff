using System;
using System.Collections.Generic;
using FusedKernels;

namespace Tour;

/// <summary>What cannot be a kernel is said while compiling, where it stands, with what to write instead.</summary>
internal static partial class Step5Dictionary
{
    private const int N = 1_000_000;
    private const int Words = 16;

    public static void Run(Show show)
    {
        show.Step(5, "What cannot be a kernel", "The compiler's own words for samples/Rejected:");
        foreach (string line in RejectedBuild.Run())
            show.Line(line);
        Console.WriteLine();
        show.Line($"Instead: counts in an array, one element per word, a million words of {Words} kinds.\n");
        var random = new Random(6);
        var words = new int[N];
        for (int i = 0; i < N; i++)
            words[i] = random.Next(Words);
        var dictionary = new Dictionary<int, int>();
        var counts = new int[Words];
        Way[] ways =
        [
            new("Dictionary, plain C#", () => CountInDictionary(words, dictionary), () => InOrder(dictionary)),
            new("array, kernel", () => CountWords(words, counts), () => Array.ConvertAll(counts, c => (double)c)),
        ];
        Timing.Compare(ways);
        show.Table(tolerance: 0, ways);
        show.Plan(CountWordsKernel.Plan);
    }

    private static void CountInDictionary(ReadOnlySpan<int> words, Dictionary<int, int> counts)
    {
        counts.Clear();
        for (int i = 0; i < words.Length; i++)
        {
            if (!counts.TryAdd(words[i], 1))
                counts[words[i]]++;
        }
    }

    [Kernel(Parallel = true)]
    private static void CountWords(ReadOnlySpan<int> words, Span<int> counts)
    {
        for (int word = 0; word < counts.Length; word++)
        {
            int count = 0;
            for (int i = 0; i < words.Length; i++)
            {
                if (words[i] == word)
                    count++;
            }

            counts[word] = count;
        }
    }

    private static double[] InOrder(Dictionary<int, int> counts)
    {
        var result = new double[Words];
        foreach ((int word, int count) in counts)
            result[word] = count;
        return result;
    }
}
