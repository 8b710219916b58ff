using System;
using FusedKernels;

namespace RayMarch;

/// <summary>Balls without end above a floor, seen by a ray for each pixel.</summary>
internal static partial class Scene
{
    /// <summary>
    /// Walks along each ray as far as nothing can be in the way, until it is close to something or far away; then towards the light, to see
    /// what stands between. Rays part ways at once: some hit a ball after a few steps, some graze many, some leave for the sky.
    /// </summary>
    /// <param name="light">How bright the pixels are, row by row from the top.</param>
    /// <param name="width">Pixels in a row.</param>
    /// <param name="height">Rows of the whole image.</param>
    /// <param name="first">The first row to draw.</param>
    /// <param name="rows">The number of rows to draw.</param>
    [Kernel(Parallel = true)]
    public static void Render(Span<float> light, int width, int height, int first, int rows)
    {
        const float EyeX = 0.2f, EyeY = 1.1f, Far = 24, Radius = 0.32f;
        const float SunX = 0.48f, SunY = 0.64f, SunZ = -0.6f;
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < width; column++)
            {
                float right = (column - 0.5f * width) / height;
                float up = (0.5f * height - (first + row)) / height - 0.22f;
                float length = MathF.Sqrt(right * right + up * up + 1);
                float rayX = right / length, rayY = up / length, rayZ = 1 / length;

                float far = 0, x = EyeX, y = EyeY, z = 0;
                float ballX = 0, ballY = 0, ballZ = 0, ball = 1;
                for (int step = 0; step < 128; step++)
                {
                    x = EyeX + rayX * far;
                    y = EyeY + rayY * far;
                    z = rayZ * far;
                    ballX = x - MathF.Floor(x) - 0.5f;
                    ballY = y - 0.45f;
                    ballZ = z - MathF.Floor(z) - 0.5f;
                    ball = MathF.Sqrt(ballX * ballX + ballY * ballY + ballZ * ballZ) - Radius;
                    float free = MathF.Min(ball, y);
                    if (free < 0.001f || far > Far)
                        break;
                    far += free;
                }

                float sky = 0.75f - 0.6f * rayY;
                float shade = sky;
                if (far <= Far)
                {
                    bool isBall = ball < y;
                    float facing = isBall ? (ballX * SunX + ballY * SunY + ballZ * SunZ) / Radius : SunY;
                    float lit = MathF.Max(facing, 0);
                    if (lit > 0)
                    {
                        float gone = 0.02f;
                        while (gone < 6)
                        {
                            float atX = x + SunX * gone, atY = y + SunY * gone, atZ = z + SunZ * gone;
                            float offX = atX - MathF.Floor(atX) - 0.5f, offY = atY - 0.45f, offZ = atZ - MathF.Floor(atZ) - 0.5f;
                            float free = MathF.Sqrt(offX * offX + offY * offY + offZ * offZ) - Radius;
                            if (free < 0.0005f)
                            {
                                lit = 0;
                                break;
                            }

                            lit = MathF.Min(lit, 8 * free / gone);
                            gone += free;
                        }
                    }

                    int tile = ((int)MathF.Floor(2 * x) + (int)MathF.Floor(2 * z)) & 1;
                    float colour = isBall ? 0.9f : tile == 0 ? 0.35f : 0.6f;
                    float haze = 1 / (1 + 0.012f * far * far);
                    shade = sky + (colour * (0.2f + 0.8f * lit) - sky) * haze;
                }

                light[row * width + column] = shade;
            }
        }
    }
}
