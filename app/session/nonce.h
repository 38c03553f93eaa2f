// Delivery on our own server: the same nonce again until there is an answer. The nonce makes a repeat harmless.
#pragma once

#include "session/delivery.h"
#include "session/sender.h"

namespace desk {

class Nonce : public Delivery
{
    Q_OBJECT
public:
    explicit Nonce(Sender sender, QObject *parent = nullptr);
    Dialect dialect() const override { return Dialect::Full; }
    void send(const OutboxRow &row) override;
    void settle(const OutboxRow &row) override { send(row); }
    bool stop(OutboxId row) override { return m_sender.stop && m_sender.stop(row); }

private:
    Sender m_sender;
};

} // namespace desk
