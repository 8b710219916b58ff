using System;
using System.Diagnostics;
using System.Globalization;
using Images;

namespace RayMarch;

/// <summary>
/// Draws a scene, strip by strip, by the plain method and by its kernel in turns, and compares both. The name of the image is the only
/// argument, raymarch.png if there is none.
/// </summary>
internal static class Program
{
    private const int Width = 1280;
    private const int Height = 720;
    private const int Strip = 48;

    private static int Main(string[] arguments)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        string path = arguments.Length > 0 ? arguments[0] : "raymarch.png";
        var drawn = new float[Width * Height];
        var plain = new float[Width * Strip];

        // A delegate is not redirected to the kernel: this is the method as written.
#pragma warning disable FK3001
        RenderMethod asWritten = Scene.Render;
#pragma warning restore FK3001
        Scene.Render(drawn.AsSpan(0, Width * Strip), Width, Height, 0, Strip);
        asWritten(plain, Width, Height, 0, Strip);

        double kernelTime = 0, plainTime = 0;
        int different = 0;
        for (int row = 0; row < Height; row += Strip)
        {
            Span<float> strip = drawn.AsSpan(row * Width, Width * Strip);
            long start = Stopwatch.GetTimestamp();
            Scene.Render(strip, Width, Height, row, Strip);
            kernelTime += Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            start = Stopwatch.GetTimestamp();
            asWritten(plain, Width, Height, row, Strip);
            plainTime += Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            different += strip.SequenceEqual(plain) ? 0 : 1;
            Console.Write($"\r{(row + Strip) * 100 / Height,3} %");
        }

        Png.Write(path, Width, Height, Colours(drawn));
        Console.WriteLine($"\r{Width} x {Height} pixels, written to {path}");
        Console.WriteLine($"plain C#   {plainTime,8:F1} ms");
        Console.WriteLine($"kernel     {kernelTime,8:F1} ms   {plainTime / kernelTime,5:F1} times as fast, {Environment.ProcessorCount} cores");
        Console.WriteLine(different == 0 ? "all pixels are equal" : $"{different} strips differ");
        return different == 0 ? 0 : 1;
    }

    private delegate void RenderMethod(Span<float> light, int width, int height, int first, int rows);

    private static byte[] Colours(float[] light)
    {
        var rgb = new byte[light.Length * 3];
        for (int i = 0; i < light.Length; i++)
        {
            double bright = Math.Clamp(light[i], 0, 1);
            rgb[3 * i] = (byte)(255 * bright * bright);
            rgb[(3 * i) + 1] = (byte)(255 * Math.Pow(bright, 1.6));
            rgb[(3 * i) + 2] = (byte)(255 * Math.Pow(bright, 1.2));
        }

        return rgb;
    }
}
