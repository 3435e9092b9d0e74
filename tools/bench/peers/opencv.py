# OpenCV DNN as a peer of tools/bench; FOLDER also holds what race.py
# wrote.
# SPDX-License-Identifier: GPL-3.0-or-later

import cv2

import peer


def main():
    job = peer.Job.from_arguments()
    cv2.setNumThreads(job.threads)
    net = cv2.dnn.readNetFromCaffe(job.path('network.prototxt'),
                                   job.path('network.caffemodel'))
    net.setPreferableBackend(cv2.dnn.DNN_BACKEND_OPENCV)
    net.setPreferableTarget(cv2.dnn.DNN_TARGET_CPU)
    lightness = job.lightness()

    def run():
        net.setInput((lightness - 50) / 100)
        return net.forward()[0]

    peer.serve(job, run)


if __name__ == '__main__':
    main()
