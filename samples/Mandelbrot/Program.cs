using System;
using System.Diagnostics;
using System.Globalization;
using Images;

namespace Mandelbrot;

/// <summary>
/// Draws the Mandelbrot set, strip by strip, by the plain method and by its kernel in turns, and compares both. The name of the image is
/// the only argument, mandelbrot.png if there is none.
/// </summary>
internal static class Program
{
    private const int Width = 2048;
    private const int Height = 1536;
    private const int Strip = 64;
    private const int Most = 256;
    private const double Step = 3.2 / Width;
    private const double Left = -2.2;
    private const double Top = Height / 2 * Step;

    private static int Main(string[] arguments)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        string path = arguments.Length > 0 ? arguments[0] : "mandelbrot.png";
        var drawn = new int[Width * Height];
        var plain = new int[Width * Strip];

        // A delegate is not redirected to the kernel: this is the method as written.
#pragma warning disable FK3001
        EscapeMethod asWritten = Plane.Escape;
#pragma warning restore FK3001
        Plane.Escape(drawn.AsSpan(0, Width * Strip), Width, Strip, Left, Top, Step, Most);
        asWritten(plain, Width, Strip, Left, Top, Step, Most);

        double kernelTime = 0, plainTime = 0;
        int different = 0;
        for (int row = 0; row < Height; row += Strip)
        {
            Span<int> strip = drawn.AsSpan(row * Width, Width * Strip);
            long start = Stopwatch.GetTimestamp();
            Plane.Escape(strip, Width, Strip, Left, Top - row * Step, Step, Most);
            kernelTime += Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            start = Stopwatch.GetTimestamp();
            asWritten(plain, Width, Strip, Left, Top - row * Step, Step, Most);
            plainTime += Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            different += strip.SequenceEqual(plain) ? 0 : 1;
            Console.Write($"\r{(row + Strip) * 100 / Height,3} %");
        }

        Png.Write(path, Width, Height, Colours(drawn));
        Console.WriteLine($"\r{Width} x {Height} pixels, at most {Most} steps each, written to {path}");
        Console.WriteLine($"plain C#   {plainTime,8:F1} ms");
        Console.WriteLine($"kernel     {kernelTime,8:F1} ms   {plainTime / kernelTime,5:F1} times as fast, {Environment.ProcessorCount} cores");
        Console.WriteLine(different == 0 ? "all counts are equal" : $"{different} strips differ");
        return different == 0 ? 0 : 1;
    }

    private delegate void EscapeMethod(Span<int> count, int width, int rows, double left, double top, double step, int most);

    private static byte[] Colours(int[] counts)
    {
        var rgb = new byte[counts.Length * 3];
        for (int i = 0; i < counts.Length; i++)
        {
            double t = counts[i] == Most ? 0 : Math.Sqrt(counts[i] / (double)Most);
            rgb[3 * i] = (byte)(255 * Math.Min(1, 3 * t * t));
            rgb[(3 * i) + 1] = (byte)(255 * t * t);
            rgb[(3 * i) + 2] = (byte)(255 * t);
        }

        return rgb;
    }
}
